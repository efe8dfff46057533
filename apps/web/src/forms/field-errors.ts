import type { z } from 'zod';

/** The first complaint about each top-level field of a form, ready to stand under it. */
export function fieldErrors(error: z.ZodError): Partial<Record<string, string>> {
  const errors: Partial<Record<string, string>> = {};
  for (const { path, message } of error.issues) {
    const field = path[0];
    if (typeof field === 'string') errors[field] ??= message;
  }
  return errors;
}

/** A text field left empty says nothing, which is not the same as an empty value. */
export function orUndefined(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}
