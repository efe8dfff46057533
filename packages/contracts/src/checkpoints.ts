import { z } from 'zod';

import { DIALECTS } from './backends.ts';
import { checkpointServingSchema } from './checkpoint-serving.ts';
import { idSchema } from './ids.ts';
import { samplingDefaultsSchema } from './sampling.ts';
import { typedText } from './typed-text.ts';

const optionalText = (max: number) =>
  typedText(max)
    .optional()
    .transform((text) => (text === '' ? undefined : text));

const checkpointFields = {
  backendId: idSchema,
  name: typedText(160).min(1, 'Give the checkpoint a name.'),
  servedName: typedText(300).min(1, 'Name the model as the server calls it.'),
  family: optionalText(120),
  trainingRun: optionalText(120),
  step: z
    .int('Give a step that is a whole number.')
    .min(0, 'Give a step of 0 or more.')
    .max(2_000_000_000, 'Give a step of at most 2,000,000,000.')
    .optional(),
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
