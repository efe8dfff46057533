import { z } from 'zod';

/** Rows that people name (sweeps, runs, checkpoints …) are numbered from 1. */
export const idSchema = z.int().positive();

/** Samples outgrow 2^53 in principle, so their ids travel as decimal text. */
export const sampleIdSchema = z
  .string()
  .regex(/^[1-9]\d{0,18}$/, 'a sample id is a positive integer');
