import { z } from 'zod';

const environmentSchema = z.object({
  ASSAY_TEST_BACKEND_URL: z.url({
    protocol: /^https?$/,
    error:
      'Name a server: ASSAY_TEST_BACKEND_URL=http://localhost:8000/v1, with ASSAY_TEST_BACKEND_SECRET where it wants a key; or run npm run test:llama.',
  }),
  ASSAY_TEST_BACKEND_SECRET: z.string().optional(),
  /** The first one that the server lists, if it is not named. */
  ASSAY_TEST_BACKEND_MODEL: z.string().optional(),
  /** 1: the server gives the same text for the same seed as long as it works on one reply at a time. */
  ASSAY_TEST_BACKEND_IS_SEEDED: z.enum(['0', '1']).default('0'),
});

/** The server under test; throws a sentence when none is named. */
export function readServerUnderTest() {
  const parsed = environmentSchema.safeParse(process.env);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => issue.message).join(' '));
  return {
    url: parsed.data.ASSAY_TEST_BACKEND_URL,
    secret: parsed.data.ASSAY_TEST_BACKEND_SECRET,
    model: parsed.data.ASSAY_TEST_BACKEND_MODEL,
    isSeeded: parsed.data.ASSAY_TEST_BACKEND_IS_SEEDED === '1',
  };
}
