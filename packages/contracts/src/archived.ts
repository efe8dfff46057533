import { z } from 'zod';

import { idSchema } from './ids.ts';

/** Removed though something refers to it: out of the lists, with its name still taken, until it is restored. */
export const archivedSchema = z.object({
  id: idSchema,
  name: z.string(),
  archivedAt: z.date(),
});
export type Archived = z.infer<typeof archivedSchema>;
