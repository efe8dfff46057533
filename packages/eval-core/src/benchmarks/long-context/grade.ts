import { verdictOf, type Verdict } from '../../verdict.ts';
import { decide } from './decide.ts';
import { extractTruth } from './extract.ts';
import type { LongContextProblem } from './problem.ts';

export const LONG_CONTEXT_GRADER = { name: 'long-context', version: '1' };

/** Decides the statement from the facts and rules of the problem and compares. The gold text plays no part. */
export function gradeLongContext(problem: LongContextProblem, text: string): Verdict | null {
  const truth = decide(problem);
  if (truth === null) return verdictOf('unreadable-gold');
  const found = extractTruth(text);
  if (found === null) return null;
  const { extraction: extracted, meaning, doubts } = found;
  if (meaning === null) return verdictOf('invalid-answer', { extracted, doubts });
  return verdictOf(meaning === truth ? 'verified' : 'wrong-answer', { extracted, doubts });
}
