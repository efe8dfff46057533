import type { Outcome } from '@assay/eval-core/verdict';

/** Who calls a sample unscorable does not decide whether it is right. */
export function decisionOf(outcome: Outcome): Outcome | null {
  return outcome === 'unscorable' ? null : outcome;
}
