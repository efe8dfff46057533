import { z } from 'zod';

export const intervalSchema = z
  .object({
    low: z.number(),
    high: z.number(),
    level: z.number().describe('0.95: over many studies it covers the truth that often'),
    method: z.string().describe('The name under which docs/statistics.md explains it'),
  })
  .describe('null: it cannot be known')
  .nullable();

export const estimateSchema = z.object({
  value: z.number().nullable(),
  interval: intervalSchema,
  n: z.number().describe('Of what the figure is a mean or a share'),
});

/** From k, a number of tokens or the start of a bin, as text. */
export const curveSchema = z.record(z.string(), estimateSchema);
