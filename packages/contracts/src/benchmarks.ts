import { z } from 'zod';

import { graderSchema } from './graders.ts';
import { idSchema } from './ids.ts';
import { typedText } from './typed-text.ts';

export const benchmarkFamilySchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  levels: z.array(z.object({ level: z.int(), description: z.string() })),
});
export type BenchmarkFamilyInfo = z.infer<typeof benchmarkFamilySchema>;

export const generateBenchmarkInput = z.object({
  family: z.string().min(1).max(80),
  seed: typedText(120).min(1, 'Give a seed: the same seed makes the same items.'),
  levels: z.array(z.int()).min(1, 'Choose at least one level.').max(64),
  itemsPerLevel: z.int().min(1).max(2000),
});

export const benchmarkVersionSchema = z.object({
  id: idSchema,
  benchmarkId: idSchema,
  name: z.string(),
  title: z.string(),
  description: z.string(),
  /** The first twelve digits of the content hash: enough to tell versions apart. */
  version: z.string(),
  hash: z.string(),
  grader: graderSchema,
  itemCount: z.int(),
  /** How often each item is asked unless a sweep says otherwise; null: nothing is proposed. */
  defaultRepeats: z.int().nullable(),
  /** False: no item of it may leave the workspace. */
  isShared: z.boolean(),
  source: z.record(z.string(), z.unknown()),
  createdAt: z.date(),
});
export type BenchmarkVersion = z.infer<typeof benchmarkVersionSchema>;

/** The part of a content hash that people see, in pages, URLs and CSV alike. */
export function shortVersion(hash: string): string {
  return hash.slice(0, 12);
}
