import type { Dialect } from '@assay/contracts/backends';
import { servingRefusal, type CheckpointServing } from '@assay/contracts/checkpoint-serving';
import { dialectName } from '@assay/contracts/dialect-name';
import { AssayError } from '@assay/contracts/errors';

export interface ServedCheckpoint {
  name: string;
  serving: CheckpointServing['kind'];
}

/** A person changes these, then looks again; a sentence of hundreds is read by nobody. */
const MOST_NAMED = 5;

/**
 * Servers of another dialect may be unable to load what is registered on the backend.
 * @throws AssayError 'bad-input' that names the checkpoints and says what to do.
 */
export function refuseUnloadable(checkpoints: readonly ServedCheckpoint[], dialect: Dialect): void {
  const namesByRefusal = new Map<string, string[]>();
  for (const { name, serving } of checkpoints) {
    const refusal = servingRefusal(serving, dialect);
    if (refusal === null) continue;
    namesByRefusal.set(refusal, [...(namesByRefusal.get(refusal) ?? []), `"${name}"`]);
  }
  if (namesByRefusal.size === 0) return;
  const complaints = [...namesByRefusal].map(([refusal, names]) => `${listed(names)}: ${refusal}.`);
  throw new AssayError(
    'bad-input',
    `As ${dialectName(dialect)}, the backend could not load checkpoints that it has. ${complaints.join(' ')} Change or remove them first.`,
  );
}

function listed(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED;
  const named = names.slice(0, MOST_NAMED).join(', ');
  return rest > 0 ? `${named} and ${rest} more` : named;
}
