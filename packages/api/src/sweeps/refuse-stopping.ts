import { AssayError } from '@assay/contracts/errors';
import type { SweepSpec } from '@assay/contracts/sweeps';

/**
 * A sweep that could never decide, or not tell what it compares.
 * @throws AssayError 'bad-input' that says what to change.
 */
export function refuseStopping(spec: Omit<SweepSpec, 'name'>): void {
  const complaint = complaintOf(spec);
  if (complaint !== null) throw new AssayError('bad-input', complaint);
}

function complaintOf({
  stopping,
  repeats,
  checkpointIds,
  systemMessageIds,
}: Omit<SweepSpec, 'name'>): string | null {
  if (stopping === undefined) return null;
  const { question, roundRepeats } = stopping;
  if (roundRepeats > repeats) {
    return `A round has ${roundRepeats} repeats, but ${repeats} are the most: make the rounds smaller.`;
  }
  if (question.kind === 'precision') return null;
  if (!checkpointIds.includes(question.baselineCheckpointId)) {
    return 'The baseline is not among the checkpoints: choose it as well, or another baseline.';
  }
  if (checkpointIds.length < 2) {
    return 'There is nothing to compare with the baseline: choose another checkpoint.';
  }
  if (systemMessageIds.length > 1 && systemMessageIds.includes(null)) {
    return "Each checkpoint's own system message cannot be compared beside chosen ones: choose one or the other.";
  }
  return null;
}
