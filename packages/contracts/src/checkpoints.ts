import { z } from 'zod';

import { DIALECTS } from './backends.ts';
import { checkpointServingSchema } from './checkpoint-serving.ts';
import { idSchema } from './ids.ts';
import { samplingDefaultsSchema } from './sampling.ts';

const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .transform((text) => (text === '' ? undefined : text));

const checkpointFields = {
  backendId: idSchema,
  name: z.string().trim().min(1, 'Give the checkpoint a name.').max(160),
  servedName: z.string().trim().min(1, 'Name the model as the server calls it.').max(300),
  family: optionalText(120),
  trainingRun: optionalText(120),
  step: z.int().min(0).max(2_000_000_000).optional(),
  parentId: idSchema.optional(),
  systemMessage: optionalText(20_000),
  serving: checkpointServingSchema.default({ kind: 'served' }),
  /** What sweeps of it start from; parameters that are left out have no default of its own. */
  sampling: samplingDefaultsSchema.default({}),
};

export const createCheckpointInput = z.object(checkpointFields);

export const updateCheckpointInput = z.object({ ...checkpointFields, id: idSchema });

/** Many at once: all are added, or none. */
export const importCheckpointsInput = z.object({
  checkpoints: z
    .array(
      z.object({
        ...checkpointFields,
        /** In place of an id: a checkpoint of the workspace, or one that stands before it in this list. */
        parentName: optionalText(160),
      }),
    )
    .min(1, 'Give at least one checkpoint.')
    .max(500, 'Give at most 500 checkpoints at once.'),
});

export const checkpointSchema = z.object({
  id: idSchema,
  name: z.string(),
  servedName: z.string(),
  backendId: idSchema,
  backendName: z.string(),
  /** How the servers of its backend speak. */
  dialect: z.enum(DIALECTS),
  family: z.string().nullable(),
  trainingRun: z.string().nullable(),
  step: z.int().nullable(),
  parentId: idSchema.nullable(),
  parentName: z.string().nullable(),
  hasSystemMessage: z.boolean(),
  serving: checkpointServingSchema,
  sampling: samplingDefaultsSchema,
  /** Whether removing it deletes it: it has no run, no child and is nobody's judge. */
  isDeletable: z.boolean(),
  createdAt: z.date(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** One checkpoint, with the text that lists leave out. */
export const checkpointDetailSchema = checkpointSchema.extend({
  systemMessage: z.string().nullable(),
});
export type CheckpointDetail = z.infer<typeof checkpointDetailSchema>;
