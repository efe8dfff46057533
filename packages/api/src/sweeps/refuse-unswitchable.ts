import { servingRefusal } from '@assay/contracts/checkpoint-serving';
import { dialectName } from '@assay/contracts/dialect-name';
import { AssayError } from '@assay/contracts/errors';
import type { PlannedBackend } from '@assay/db/queries/plan-sweep';

/**
 * A checkpoint that its backend cannot load, or whose own weights others replace, would be another one's figures.
 * @throws AssayError 'bad-input' that names the backends and says what to do.
 */
export function refuseUnswitchable(checkpoints: readonly PlannedBackend[]): void {
  const complaints = new Set(checkpoints.map(complaintOf).filter((sentence) => sentence !== null));
  if (complaints.size === 0) return;
  throw new AssayError(
    'bad-input',
    `Some checkpoints cannot be served. ${[...complaints].join(' ')}`,
  );
}

function complaintOf({ backendName, dialect, serving, isSwitched }: PlannedBackend): string | null {
  const refusal = servingRefusal(serving, dialect);
  if (refusal !== null) return `${backendName} (${dialectName(dialect)}): ${refusal}.`;
  if (serving === 'weights' || !isSwitched) return null;
  return `${backendName}: other checkpoints replace its weights, and nobody could load those that it was started with again: make all its checkpoints "full weights" with a path, or move them to a backend of their own.`;
}
