import { z } from 'zod';

/** What the form starts from: the backend and the model that were just seen there. */
export const newCheckpointSearch = z.object({
  backend: z.coerce.number().int().positive().optional().catch(undefined),
  model: z.string().max(300).catch(''),
});
