import { z } from 'zod';

import { serverDescriptionSchema } from './backends.ts';
import { cellSchema, RUN_STATUSES } from './cells.ts';
import { runFlagSchema } from './flags.ts';
import { graderSchema } from './graders.ts';
import { idSchema } from './ids.ts';
import { sentPromptsSchema } from './prompts.ts';
import { samplingSchema } from './sampling.ts';

export const OUTCOMES = ['correct', 'incorrect', 'unscorable'] as const;

export const lengthRowSchema = z.object({
  outcome: z.enum(OUTCOMES),
  /** Bin id of eval-core's length-bins. */
  bin: z.int(),
  samples: z.int(),
});

export const attributeRowSchema = z.object({
  name: z.string(),
  value: z.string(),
  samples: z.int(),
  correct: z.int(),
  unscorable: z.int(),
  meanCompletionTokens: z.number().nullable(),
});

/** All that the benchmark page draws for one run; statistics are computed from these counts. */
export const runDetailSchema = z.object({
  id: idSchema,
  sweepId: idSchema,
  sweepName: z.string(),
  checkpoint: z.object({
    id: idSchema,
    name: z.string(),
    servedName: z.string(),
    backendName: z.string(),
  }),
  benchmarkVersionId: idSchema,
  status: z.enum(RUN_STATUSES),
  statusReason: z.string().nullable(),
  sampling: samplingSchema,
  /** What the server said of itself when the run began; null: it has not begun, or an older version ran it. */
  server: serverDescriptionSchema.nullable(),
  /** What its servers called their weights, each name once, the first to be asked first; empty: none told. */
  weightsIds: z.array(z.string()),
  plannedRepeats: z.int(),
  /** What was asked with; the cell's variant says whether these are the defaults. */
  prompts: sentPromptsSchema,
  cell: cellSchema,
  repeats: z.array(
    z.object({
      repeat: z.int(),
      samples: z.int(),
      correct: z.int(),
      meanCompletionTokens: z.number().nullable(),
    }),
  ),
  lengths: z.array(lengthRowSchema),
  attributes: z.array(attributeRowSchema),
  /** The current grading. */
  gradingId: idSchema,
  grader: graderSchema,
  /** What makes samples suspect, in the order of FLAG_KINDS; empty: nothing does. */
  flags: z.array(runFlagSchema),
  /** Where programs ran, each place once; empty: none was run. */
  environments: z.array(z.string()),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
});
export type RunDetail = z.infer<typeof runDetailSchema>;
