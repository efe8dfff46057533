import path from 'node:path';

import { z } from 'zod';

const schema = z.object({
  /** Where `npm start` keeps its files. */
  ASSAY_DATA: z
    .string()
    .min(1)
    .default(path.join(import.meta.dirname, '../../../data')),
  DATABASE_URL: z.string().min(1).optional(),
  /** Another installation than the one on this machine. */
  ASSAY_URL: z.url().optional(),
  ASSAY_TOKEN: z.string().min(1).optional(),
});

export type CliEnv = z.infer<typeof schema>;

export function readEnv(): CliEnv {
  return schema.parse(process.env);
}
