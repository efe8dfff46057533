import { z } from 'zod';

/** Rows that people name (sweeps, runs, checkpoints …) are numbered from 1, as far as PostgreSQL's int4 goes. */
export const idSchema = z.int().positive().max(2_147_483_647);

/** The last int8. As text, because the check must also take what is no number. */
const LAST_SAMPLE_ID = '9223372036854775807';

/** Samples outgrow 2^53 in principle, so their ids travel as decimal text. */
export const sampleIdSchema = z
  .string()
  .regex(/^[1-9]\d{0,18}$/, 'a sample id is a positive integer')
  .refine(
    (id) => id.length < LAST_SAMPLE_ID.length || id <= LAST_SAMPLE_ID,
    'a sample id is at most 2^63 - 1',
  );
