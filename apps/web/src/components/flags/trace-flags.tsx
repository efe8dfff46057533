import type { FlagKind } from '@assay/contracts/flags';

import { flagOfSampleWords } from '../../format/flag-words.ts';
import { FlagBox } from './flag-box.tsx';

/** The flags of one sample, each in a sentence; nothing where there are none. */
export function TraceFlags({ flags }: { flags: readonly FlagKind[] }) {
  if (flags.length === 0) return null;
  return (
    <FlagBox>
      {flags.map((kind) => (
        <li key={kind}>{flagOfSampleWords(kind)}</li>
      ))}
    </FlagBox>
  );
}
