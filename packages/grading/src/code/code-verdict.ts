import { verdictOf, type Verdict } from '@assay/eval-core/verdict';

import { MOST_TOTAL_MS } from './budget.ts';
import type { TestOutcome } from './program-test.ts';

/** Verdicts are kept for every sample: an item with thousands of tests must not make them large. */
const MOST_CHECKS = 200;
const LONGEST_DETAIL = 1_000;

/** The verdict on a program whose tests have been run: correct when all of them pass. */
export function codeVerdict(outcomes: readonly TestOutcome[], environment: string): Verdict {
  const count = outcomes.length;
  const passed = outcomes.filter((outcome) => outcome.passed === true).length;
  const failedAt = outcomes.findIndex((outcome) => outcome.passed === false);
  const parts = { checks: checksOf(outcomes), environment };
  const scores = { 'tests-passed': passed / count };
  if (failedAt >= 0) {
    const detail = `${passed} of ${count} tests pass; test ${failedAt + 1}: ${outcomes[failedAt]?.failure}`;
    return verdictOf('wrong-answer', { ...parts, scores, detail: detail.slice(0, LONGEST_DETAIL) });
  }
  if (passed < count) {
    const detail = `Only ${passed} of ${count} tests could be run within ${MOST_TOTAL_MS / 1000} s; none failed.`;
    return verdictOf('time-limit', { ...parts, detail });
  }
  const detail = count === 1 ? 'The test passes.' : `All ${count} tests pass.`;
  return verdictOf('verified', { ...parts, scores, detail });
}

function checksOf(outcomes: readonly TestOutcome[]): Record<string, boolean | null> {
  const shown = outcomes.slice(0, MOST_CHECKS);
  return Object.fromEntries(shown.map(({ passed }, index) => [`test ${index + 1}`, passed]));
}
