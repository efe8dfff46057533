import { z } from 'zod';

const environmentSchema = z.object({
  ASSAY_TEST_DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'ASSAY_TEST_DATABASE_URL must be the URL of a PostgreSQL database whose account may create databases, such as postgresql://user:password@127.0.0.1:5432/postgres.',
    )
    .optional(),
});

/** The environment of the tests; throws a sentence when a variable has no sense. */
export function readTestingEnvironment(): z.infer<typeof environmentSchema> {
  const parsed = environmentSchema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => issue.message).join(' '));
}
