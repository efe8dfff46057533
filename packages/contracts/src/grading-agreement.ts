import { z } from 'zod';

import type { Agreement } from '@assay/eval-core/statistics/agreement';

import { idSchema } from './ids.ts';
import { OUTCOMES } from './runs.ts';

export const agreementOfGradingInput = z.object({
  gradingId: idSchema,
  /** Another grading of the same run, or what people say in their annotations. */
  with: z.union([z.strictObject({ gradingId: idSchema }), z.literal('people')]),
});
export type AgreementOfGradingInput = z.infer<typeof agreementOfGradingInput>;

/** eval-core's agreement of two raters; null: not known. */
export const agreementSchema: z.ZodType<Agreement> = z.object({
  samples: z.int(),
  undecided: z.int(),
  observedFraction: z.number().nullable(),
  expectedFraction: z.number().nullable(),
  kappa: z.number().nullable(),
  kappaInterval: z.object({ low: z.number(), high: z.number(), level: z.literal(0.95) }).nullable(),
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
