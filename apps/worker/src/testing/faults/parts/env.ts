import { z } from 'zod';

const environmentSchema = z.object({
  /** Repeats the moments at which a worker is killed. */
  ASSAY_FAULT_SEED: z.string().min(1).max(100).optional(),
});

export function readFaultEnv(): z.infer<typeof environmentSchema> {
  return environmentSchema.parse(process.env);
}
