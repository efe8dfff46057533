import { z } from 'zod';

/** A number from the literature. It stands beside measured cells and is never counted with them. */
export const reportedScoreSchema = z.object({
  /** The name of the benchmark, by which it meets measured ones. */
  benchmark: z.string(),
  /** In brackets: the part of the benchmark that the number is about. */
  metric: z.string(),
  /** One name for a model, whatever its sources call it. */
  model: z.string(),
  /** What this source calls it. */
  modelLabel: z.string(),
  valueFraction: z.number().min(0).max(1),
  /** Null where the source states none. */
  stdOverRepeats: z.number().nullable(),
  /** Runs that were averaged; null where the source does not state them. */
  repeats: z.int().nullable(),
  sourceId: z.string(),
  /** What has to be known to read this number. */
  note: z.string().nullable(),
});
export type ReportedScore = z.infer<typeof reportedScoreSchema>;

export const reportedSourceSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.url(),
  /** How the numbers are known, and what they are. */
  note: z.string(),
});
export type ReportedSource = z.infer<typeof reportedSourceSchema>;

export const reportedScoresSchema = z.object({
  sources: z.array(reportedSourceSchema),
  benchmarks: z.array(z.object({ name: z.string(), title: z.string() })),
  /** Table by table; where sources disagree there is one for each. */
  scores: z.array(reportedScoreSchema),
});
export type ReportedScores = z.infer<typeof reportedScoresSchema>;
