import Link from 'next/link';

import type { RunFlag } from '@assay/contracts/flags';

import { flagOfRunWords } from '../../format/flag-words.ts';
import { samplePath } from '../../url/routes.ts';
import { addFlags } from './add-flags.ts';
import { FlagBox } from './flag-box.tsx';

/** The flags of runs, each in a sentence with links to a few samples; nothing where there are none. */
export function FlagNote({ flags }: { flags: readonly RunFlag[] }) {
  const added = addFlags(flags);
  if (added.length === 0) return null;
  return (
    <FlagBox>
      {added.map(({ kind, samples, exampleIds }) => (
        <li key={kind}>
          {flagOfRunWords(kind, samples)} <Examples ids={exampleIds} />
        </li>
      ))}
    </FlagBox>
  );
}

function Examples({ ids }: { ids: readonly string[] }) {
  return (
    <span className="text-ink-muted">
      See{' '}
      {ids.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link href={samplePath(id)} className="text-accent tabular-nums underline">
            sample {id}
          </Link>
        </span>
      ))}
      .
    </span>
  );
}
