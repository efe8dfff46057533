import type { Literal } from '../answers/literal.ts';
import type { Decision } from './judgement.ts';

const EQUIVALENCE = new Map<string, Decision>([
  ...all('correct', ['correct', 'true', 'yes', 'equivalent', 'right']),
  ...all('incorrect', ['incorrect', 'false', 'no', 'wrong', 'not equivalent', 'not correct']),
]);

const PAIRWISE = new Map<string, Decision>([
  ...all('first', ['first', 'the first', 'a', '1']),
  ...all('second', ['second', 'the second', 'b', '2']),
  ...all('tie', ['tie', 'a tie', 'draw', 'equal']),
]);

const CRITERION = new Map<string, Decision>([
  ...all('met', ['met', 'true', 'yes']),
  ...all('unmet', ['unmet', 'false', 'no', 'not met']),
  ...all('not-applicable', ['null', 'n/a', 'not applicable']),
]);

/** The decision that a value states; null where it states none of the task's. */
export function decisionOf(
  task: 'equivalence' | 'pairwise',
  value: Literal | undefined,
): Decision | null {
  return lookUp(task === 'equivalence' ? EQUIVALENCE : PAIRWISE, value);
}

export function criterionOf(value: Literal | undefined): Decision | null {
  return lookUp(CRITERION, value);
}

function lookUp(words: ReadonlyMap<string, Decision>, value: Literal | undefined): Decision | null {
  if (value === undefined || (typeof value === 'object' && value !== null)) return null;
  return words.get(String(value).trim().toLowerCase()) ?? null;
}

function all(decision: Decision, words: readonly string[]): [string, Decision][] {
  return words.map((word) => [word, decision]);
}
