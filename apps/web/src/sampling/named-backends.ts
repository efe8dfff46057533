import type { Dialect } from '@assay/contracts/backends';
import { dialectName } from '@assay/contracts/dialect-name';

/** Where a checkpoint is asked. */
export interface AskedBackend {
  backendName: string;
  dialect: Dialect;
}

const MOST_NAMED = 3;

/** Each backend once, with its dialect; of many, three and the number of the others. */
export function namedBackends(backends: readonly AskedBackend[]): string {
  const dialects = new Map(backends.map(({ backendName, dialect }) => [backendName, dialect]));
  const names = [...dialects].map(([name, dialect]) => `${name} (${dialectName(dialect)})`);
  const others = names.length - MOST_NAMED;
  if (others <= 0) return names.join(', ');
  return `${names.slice(0, MOST_NAMED).join(', ')} and ${others} more`;
}
