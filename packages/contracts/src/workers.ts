import { z } from 'zod';

export const workerInfoSchema = z.object({
  id: z.string(),
  host: z.string(),
  pid: z.int(),
  startedAt: z.date(),
  heartbeatAt: z.date(),
  alive: z.boolean(),
});
export type WorkerInfo = z.infer<typeof workerInfoSchema>;

/** What a worker says of itself over its own router. */
export const workerStatusSchema = z.object({
  id: z.string(),
  state: z.enum(['working', 'draining']),
  inFlight: z.int(),
  shards: z.array(z.object({ shardId: z.int(), runId: z.int(), done: z.int(), planned: z.int() })),
  samplesRecorded: z.int(),
  uptimeSeconds: z.int(),
});
export type WorkerStatus = z.infer<typeof workerStatusSchema>;
