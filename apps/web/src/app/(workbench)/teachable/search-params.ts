import { z } from 'zod';

import { TEACHABLE_LISTS, TRUTHS } from '@assay/contracts/teachable';
import { TEACHABLE_THRESHOLDS } from '@assay/eval-core/teachable/choice';

const id = z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined);

function percent(usualFraction: number, least = 0) {
  return z.coerce
    .number()
    .min(least)
    .max(100)
    .catch(Math.round(usualFraction * 100));
}

/** Which runs are looked at and by which rule, in per cent. */
export const teachableSearch = z.object({
  version: id,
  strong: id,
  /** "12.13"; absent: those that are proposed, empty: none. */
  weak: z.string().optional().catch(undefined),
  truth: z.enum(TRUTHS).catch('gold'),
  low: percent(TEACHABLE_THRESHOLDS.weakLow),
  high: percent(TEACHABLE_THRESHOLDS.weakHigh),
  gap: percent(TEACHABLE_THRESHOLDS.minimumGap, -100),
  margin: percent(TEACHABLE_THRESHOLDS.minimumMargin),
  list: z.enum(TEACHABLE_LISTS).catch('kept'),
});
export type TeachableSearch = z.output<typeof teachableSearch>;
