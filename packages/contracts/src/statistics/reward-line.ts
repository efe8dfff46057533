import { z } from 'zod';

import { FINISHES } from '@assay/eval-core/finish';
import type { OutcomeReward } from '@assay/eval-core/reward/outcome-reward';
import { OUTCOMES } from '@assay/eval-core/verdict';

/** One line that `assay reward` reads. */
export const rewardLineSchema = z.object(
  {
    id: z
      .union([z.string(), z.number(), z.null()], 'must be text or a number')
      .optional()
      .transform((id) => id ?? null),
    verdict: z.enum(OUTCOMES, `must be ${OUTCOMES.map((outcome) => `"${outcome}"`).join(' or ')}`),
    /** Of the whole completion; null: unknown. */
    tokens: z
      .number('must be a number, or null where it is not known')
      .min(0, 'must not be negative')
      .nullable(),
    /** The raw reply with its think block; absent: not at hand. */
    text: z
      .string('must be text: the raw reply')
      .nullish()
      .transform((text) => text ?? null),
    /** How the generation ended; absent: unknown. */
    finish: z
      .enum(FINISHES, `must be one of ${FINISHES.map((finish) => `"${finish}"`).join(', ')}`)
      .nullish()
      .transform((finish) => finish ?? null),
  },
  'must be an object such as {"verdict": "correct", "tokens": 1200, "text": "…"}',
);

/** The line that it writes. */
export interface RewardedLine extends OutcomeReward {
  id: string | number | null;
}
