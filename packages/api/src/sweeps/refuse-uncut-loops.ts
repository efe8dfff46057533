import { AssayError } from '@assay/contracts/errors';
import type { PlannedBackend } from '@assay/db/queries/plan-sweep';

/**
 * A loop is cut short while its reply grows: one that comes whole has gone on to its end by then, and its length would
 * be compared with lengths that were cut.
 * @throws AssayError 'bad-input' that names the backends and says what to do.
 */
export function refuseUncutLoops(backends: readonly PlannedBackend[]): void {
  const whole = backends.filter(({ replies }) => replies === 'whole');
  if (whole.length === 0) return;
  const names = [...new Set(whole.map(({ backendName }) => backendName))].join(', ');
  throw new AssayError(
    'bad-input',
    `Loops cannot be cut short in replies that come whole, as they do from ${names}: leave loops uncut, or have the replies streamed in the settings of the backend.`,
  );
}
