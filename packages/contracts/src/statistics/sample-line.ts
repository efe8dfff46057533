import { z } from 'zod';

import { FINISHES } from '@assay/eval-core/finish';
import { OUTCOMES } from '@assay/eval-core/verdict';

/** Words of other tools for a sample that has no verdict. */
const WITHOUT_VERDICT = ['missing', 'error'] as const;

const tokensSchema = z
  .number('must be a number')
  .int('must be a whole number')
  .min(0, 'must not be negative')
  .nullish()
  .transform((tokens) => tokens ?? null);

const isEstimatedSchema = z
  .boolean('must be true or false')
  .nullish()
  .transform((isEstimated) => isEstimated ?? false);

/** One sample of one checkpoint on one benchmark, as the statistics commands read it. Other fields are ignored. */
export const sampleLineSchema = z.object(
  {
    /** The key of the question. */
    item: z
      .union([z.string(), z.number()], 'must be text or a number: the key of the question')
      .transform(String),
    /** Any whole number that tells the passes over the questions apart. */
    repeat: z.number('must be a whole number').int('must be a whole number'),
    /** null, "missing" or "error": there is no verdict. */
    verdict: z
      .enum(
        [...OUTCOMES, ...WITHOUT_VERDICT],
        `must be ${OUTCOMES.map((outcome) => `"${outcome}"`).join(', ')} or null`,
      )
      .nullable()
      .transform((verdict) => (verdict === 'missing' || verdict === 'error' ? null : verdict)),
    /** The final answer; null, or absent while other lines have one: none was found. */
    answer: z
      .union([z.string(), z.number()], 'must be text or a number')
      .transform(String)
      .nullish(),
    /** Of the whole completion; absent: unknown. */
    tokens: tokensSchema,
    thinkingTokens: tokensSchema,
    /** The count is an estimate; absent: it is not. */
    tokensEstimated: isEstimatedSchema,
    thinkingEstimated: isEstimatedSchema,
    /** "length": it was cut off at its token limit; absent: unknown. */
    finish: z
      .enum(FINISHES, `must be one of ${FINISHES.map((finish) => `"${finish}"`).join(', ')}`)
      .nullish()
      .transform((finish) => finish ?? null),
    /** Of the question, not of the sample. */
    attributes: z
      .record(
        z.string(),
        z.union([z.string(), z.number(), z.boolean(), z.null()], 'must be text or a number'),
        'must be an object',
      )
      .nullish()
      .transform((attributes) => attributes ?? {}),
  },
  'must be an object such as {"item": "q1", "repeat": 0, "verdict": "correct"}',
);

export type SampleLine = z.output<typeof sampleLineSchema>;
