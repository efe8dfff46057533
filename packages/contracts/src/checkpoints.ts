import { z } from 'zod';

import { checkpointServingSchema } from './checkpoint-serving.ts';
import { idSchema } from './ids.ts';

const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .transform((text) => (text === '' ? undefined : text));

export const createCheckpointInput = z.object({
  backendId: idSchema,
  name: z.string().trim().min(1, 'Give the checkpoint a name.').max(160),
  servedName: z.string().trim().min(1, 'Name the model as the server calls it.').max(300),
  family: optionalText(120),
  trainingRun: optionalText(120),
  step: z.int().min(0).max(2_000_000_000).optional(),
  parentId: idSchema.optional(),
  systemMessage: optionalText(20_000),
  serving: checkpointServingSchema.default({ kind: 'served' }),
});

export const checkpointSchema = z.object({
  id: idSchema,
  name: z.string(),
  servedName: z.string(),
  backendId: idSchema,
  backendName: z.string(),
  family: z.string().nullable(),
  trainingRun: z.string().nullable(),
  step: z.int().nullable(),
  parentId: idSchema.nullable(),
  parentName: z.string().nullable(),
  hasSystemMessage: z.boolean(),
  serving: checkpointServingSchema,
  createdAt: z.date(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;
