import type { z } from 'zod';

/** Search parameters as Next hands them to a page. */
export type RawSearchParams = Record<string, string | string[] | undefined>;

/** A schema of flat URL state: every key has a fallback, so that no hand-typed URL can break a page. */
export type SearchStateSchema = z.ZodObject;

/** Reads URL state; of a parameter given twice the first counts, and unknown ones are dropped. */
export function readSearchState<Schema extends SearchStateSchema>(
  schema: Schema,
  raw: RawSearchParams | URLSearchParams,
): z.output<Schema> {
  return schema.parse(firstValues(raw));
}

/** The query string for a state, with its `?`; values equal to the schema's fallbacks are left out. */
export function writeSearchState<Schema extends SearchStateSchema>(
  schema: Schema,
  state: z.output<Schema>,
): string {
  const fallbacks: Record<string, unknown> = schema.parse({});
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (value === undefined || value === fallbacks[key]) continue;
    parameters.set(key, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const query = parameters.toString();
  return query === '' ? '' : `?${query}`;
}

function firstValues(raw: RawSearchParams | URLSearchParams): Record<string, string> {
  const entries: [string, string | string[] | undefined][] =
    raw instanceof URLSearchParams
      ? [...new Set(raw.keys())].map((key) => [key, raw.getAll(key)])
      : Object.entries(raw);
  return Object.fromEntries(
    entries.flatMap(([key, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[key, first] as const];
    }),
  );
}
