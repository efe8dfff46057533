import { z } from 'zod';

/** Who judged, and how: kind and parameters say what was asked of it, name and version what answered. */
export const graderSchema = z.object({
  /** The kind of answer ("math", "choice"); of a generated benchmark, its family's name. */
  kind: z.string(),
  name: z.string(),
  version: z.string(),
  /** What it was told for all items, such as { profile: "hendrycks" }. */
  params: z.record(z.string(), z.unknown()),
});
export type GraderInfo = z.infer<typeof graderSchema>;

/** Parameters are stored with every grading and sent to every page that shows one. */
const LONGEST_PARAMS = 20_000;

export const graderParamsSchema = z
  .record(z.string(), z.unknown())
  .refine(
    (params) => JSON.stringify(params).length <= LONGEST_PARAMS,
    `The grader's parameters are longer than ${LONGEST_PARAMS} characters: leave out what the grader does not read.`,
  );
