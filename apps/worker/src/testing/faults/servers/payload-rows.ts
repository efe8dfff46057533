import type { PayloadFault } from '@assay/inference-simulator/faults/payload-faults';

import { weights } from '../../switching.ts';
import { askedOnce } from './asked-once.ts';
import { ALWAYS, EVERY_THIRD, FIRST_ATTEMPT, strike, type RowsOf } from './strike.ts';
import { writtenUnder } from './written-under.ts';

export const payloadRows: RowsOf<PayloadFault> = {
  'finish-abort': [strike({ kind: 'finish-abort', afterTokens: 12 }, FIRST_ATTEMPT)],
  'no-finish': [strike({ kind: 'no-finish' }, FIRST_ATTEMPT)],
  'no-usage': [strike({ kind: 'no-usage' }, ALWAYS, { verify: askedOnce })],
  'wrong-usage': [
    strike({ kind: 'wrong-usage', factor: 0 }, ALWAYS, { what: 'zeros', verify: askedOnce }),
    strike({ kind: 'wrong-usage', factor: 1_000 }, ALWAYS, {
      what: 'over the limit',
      verify: askedOnce,
    }),
  ],
  'empty-choices': [strike({ kind: 'empty-choices' }, FIRST_ATTEMPT)],
  'wrong-model': [
    strike({ kind: 'wrong-model', model: 'sim-other' }, EVERY_THIRD, { verify: askedOnce }),
  ],
  'duplicate-ids': [strike({ kind: 'duplicate-ids' }, ALWAYS, { verify: askedOnce })],
  'empty-reply': [strike({ kind: 'empty-reply' }, EVERY_THIRD, { verify: askedOnce })],
  'prompt-truncated': [
    strike({ kind: 'prompt-truncated', keptTokens: 5 }, ALWAYS, { verify: askedOnce }),
  ],
  'same-text': [strike({ kind: 'same-text' }, ALWAYS, { verify: askedOnce })],
  'repetition-loop': [strike({ kind: 'repetition-loop' }, EVERY_THIRD, { verify: askedOnce })],
  'weights-swapped': [
    strike(
      { kind: 'weights-swapped', afterTokens: 12, weightsId: 'sim-a@2' },
      // The first, so that no reply has ended before the swap that nobody could look at before it.
      { nth: 1 },
      {
        // Weights of its own, so that the retry loads them again.
        work: { checkpoints: [weights('ten')] },
        breaksWith: /were changed by somebody else/,
        allows: { askingAfterCancellation: true },
        verify: writtenUnder('/weights/ten'),
      },
    ),
  ],
};
