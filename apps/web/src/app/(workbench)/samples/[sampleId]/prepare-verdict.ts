import type { SampleVerdict } from '@assay/contracts/samples';

import { graderText } from '../../../../format/grader-text.ts';
import { formatPercent } from '../../../../format/numbers.ts';
import { doubtWords, reasonWords } from '../../../../format/verdict-words.ts';

export type CheckState = 'passes' | 'fails' | 'does not apply';

export interface VerdictModel {
  reason: string;
  /** How it was decided, in the grader's own sentence. */
  detail: string | null;
  /** Why a person should look before trusting it. */
  doubts: string[];
  /** Failed ones first: they are why a reply is incorrect. */
  checks: { name: string; state: CheckState }[];
  /** "7 of 9 pass, 1 does not apply". */
  checkSummary: string;
  /** In per cent. */
  scores: { name: string; percent: string }[];
  /** "Graded by code 2, profile default. Ran in bubblewrap, Python 3.11.2." */
  grading: string;
}

const STATES: readonly CheckState[] = ['fails', 'passes', 'does not apply'];

/** A verdict in words. */
export function prepareVerdict(verdict: SampleVerdict): VerdictModel {
  const checks = Object.entries(verdict.checks ?? {})
    .map(([name, passed]) => ({ name, state: stateOf(passed) }))
    .sort((left, right) => STATES.indexOf(left.state) - STATES.indexOf(right.state));
  const ran = verdict.environment === null ? '' : ` Ran in ${verdict.environment}.`;
  return {
    reason: reasonWords(verdict.reason).sentence,
    detail: verdict.detail,
    doubts: verdict.doubts.map(doubtWords),
    checks,
    checkSummary: summary(checks.map(({ state }) => state)),
    scores: Object.entries(verdict.scores ?? {}).map(([name, fraction]) => ({
      name,
      percent: formatPercent(fraction),
    })),
    grading: `Graded by ${graderText(verdict.grader)}.${ran}`,
  };
}

function stateOf(passed: boolean | null): CheckState {
  if (passed === null) return 'does not apply';
  return passed ? 'passes' : 'fails';
}

function summary(states: readonly CheckState[]): string {
  const count = (state: CheckState) => states.filter((one) => one === state).length;
  const parts = [`${count('passes')} of ${states.length - count('does not apply')} pass`];
  const idle = count('does not apply');
  if (idle > 0) parts.push(`${idle} ${idle === 1 ? 'does' : 'do'} not apply`);
  return parts.join(', ');
}
