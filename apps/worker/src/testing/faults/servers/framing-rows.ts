import type { FramingFault, FramingStyle } from '@assay/inference-simulator/faults/framing-faults';

import { askedOnce } from './asked-once.ts';
import { ALWAYS, strike, type RowsOf } from './strike.ts';

const STYLES = [
  'crlf',
  'comments',
  'no-space',
  'extra-fields',
  'multi-line',
  'byte-order-mark',
  'coalesced',
  'split-events',
  'one-byte',
  'split-characters',
] as const satisfies readonly FramingStyle[];

/** The text is the same in every framing that the standard allows. */
export const framingRows: RowsOf<FramingFault> = {
  framing: [
    ...STYLES.map((style) =>
      strike({ kind: 'framing', style }, ALWAYS, { what: style, verify: askedOnce }),
    ),
    strike({ kind: 'framing', style: 'duplicate-events' }, ALWAYS, {
      what: 'duplicate-events',
      verify: askedOnce,
      allows: { otherText: true },
    }),
  ],
};
