import { z } from 'zod';

/** What one rater said of one sample, as `assay agreement` reads it. Other fields are ignored. */
export const ratingLineSchema = z.object(
  {
    /** The key of the question. */
    item: z
      .union([z.string(), z.number()], 'must be text or a number: the key of the question')
      .transform(String),
    /** Which sample of the question; absent: there is one. */
    repeat: z
      .number('must be a whole number')
      .int('must be a whole number')
      .nullish()
      .transform((repeat) => repeat ?? 0),
    /** A person, a grader, a judge. */
    rater: z
      .union([z.string(), z.number()], 'must be text or a number: who says so')
      .transform(String),
    /** A category without an order; null: undecided. */
    label: z
      .union([z.string(), z.number(), z.boolean()], 'must be text, or null for undecided')
      .transform(String)
      .nullable(),
  },
  'must be an object such as {"item": "q1", "rater": "judge", "label": "correct"}',
);

export type RatingLine = z.output<typeof ratingLineSchema>;
