import { readFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod';

export const projectRoot = path.join(import.meta.dirname, '../../../..');

const serviceSchema = z.looseObject({
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.coerce.string()).default({}),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});

const composeSchema = z.looseObject({ services: z.record(z.string(), serviceSchema) });

export type ComposeFile = z.infer<typeof composeSchema>;

export function readComposeText(): string {
  return readFileSync(path.join(projectRoot, 'docker-compose.yml'), 'utf8');
}

/**
 * The file as Compose sees it: merge keys resolved, then `${NAME}`, `${NAME:-default}` and `${NAME:?sentence}`
 * replaced in every text, as the specification orders it.
 * @throws Error with the sentence of a required variable that is missing or empty.
 */
export function loadCompose(text: string, variables: Record<string, string>): unknown {
  return interpolate(parse(text, { merge: true }), variables);
}

/** The part of it that our own claims speak of. */
export function readServices(compose: unknown): ComposeFile['services'] {
  return composeSchema.parse(compose).services;
}

function interpolate(value: unknown, variables: Record<string, string>): unknown {
  if (typeof value === 'string') return replaceVariables(value, variables);
  if (Array.isArray(value)) return value.map((item: unknown) => interpolate(item, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, interpolate(item, variables)]),
  );
}

function replaceVariables(text: string, variables: Record<string, string>): string {
  return text.replaceAll(
    /\$\{([A-Z0-9_]+)(?::([-?])([^}]*))?\}/g,
    (_, name: string, operator: string | undefined, argument: string | undefined) => {
      const value = variables[name] ?? '';
      if (value !== '' || operator === undefined) return value;
      if (operator === '-') return argument ?? '';
      throw new Error(argument ?? `${name} is not set.`);
    },
  );
}
