import type { z } from 'zod';

/** Reads a line that is JSON; a fault is one sentence about the first field that is wrong. */
export function readLineAs<S extends z.ZodType>(
  schema: S,
  value: unknown,
): { line: z.output<S> } | { fault: string } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { line: parsed.data };
  const [issue] = parsed.error.issues;
  const [field, ...inner] = issue?.path ?? [];
  const message = issue?.message ?? 'is malformed';
  if (field === undefined) return { fault: `The line ${message}.` };
  const place = inner.length > 0 ? `Entry ${inner.join('.')} of` : 'The field';
  return { fault: `${place} "${String(field)}" ${message}.` };
}
