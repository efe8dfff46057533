import { z } from 'zod';

import type { AgreementByItem } from '@assay/eval-core/statistics/agreement/agreement-by-item';

import { idSchema } from './ids.ts';
import { OUTCOMES } from './runs.ts';
import { intervalSchema } from './statistics/figures.ts';

export const agreementOfGradingInput = z.object({
  gradingId: idSchema,
  /** Another grading of the same run, or what people say in their annotations. */
  with: z.union([z.strictObject({ gradingId: idSchema }), z.literal('people')]),
});
export type AgreementOfGradingInput = z.infer<typeof agreementOfGradingInput>;

/** eval-core's agreement of two raters, with an interval that counts items; null: not known. */
export const agreementSchema: z.ZodType<AgreementByItem> = z.object({
  samples: z.int(),
  undecided: z.int(),
  items: z.int(),
  observedFraction: z.number().nullable(),
  expectedFraction: z.number().nullable(),
  kappa: z.number().nullable(),
  interval: intervalSchema,
});

/** On how many samples the grading says the first, and the other side the second. */
export const outcomePairSchema = z.object({
  first: z.enum(OUTCOMES),
  second: z.enum(OUTCOMES),
  samples: z.int(),
});
export type OutcomePair = z.infer<typeof outcomePairSchema>;

/** How far a grading agrees with another one of its run, or with people. */
export const gradingAgreementSchema = z.object({
  /** Samples on which both sides have an outcome. */
  samples: z.int(),
  /** Of the outcomes correct and incorrect; a sample that one side calls unscorable is undecided. */
  agreement: agreementSchema,
  /** Unscorable ones too; pairs that never occur are left out. */
  counts: z.array(outcomePairSchema),
});
export type GradingAgreement = z.infer<typeof gradingAgreementSchema>;

/** Who says something of the same samples as people: gradings, and every person apart. */
export const ratersAgreementSchema = z.object({
  /** On how many of these samples each decided. */
  raters: z.array(z.object({ name: z.string(), decided: z.int() })),
  /** Krippendorff's α of all of them; null: not known, see `reason`. */
  alpha: z.number().nullable(),
  /** For new items. */
  interval: intervalSchema,
  reason: z.string().nullable(),
  /** With two decisions or more; α is of these. */
  samples: z.int(),
  /** Decisions on them. */
  ratings: z.int(),
});
export type RatersAgreement = z.infer<typeof ratersAgreementSchema>;
