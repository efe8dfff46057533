import { brokenItemVerdict, missingAnswerVerdict, verdictOn, type Verdict } from '../../verdict.ts';
import type { GradableReply } from '../family.ts';
import { extractOption } from './extract.ts';
import type { MazeProblem } from './problem.ts';
import { trueOptionIndex } from './true-option.ts';

export const MAZE_GRADER = { name: 'maze', version: '1' };

/**
 * Walks the marked path of the drawing, computes what the question asks, and compares it with the
 * option that the reply names. The gold text plays no part.
 */
export function gradeMaze(problem: MazeProblem, { answer, finish }: GradableReply): Verdict {
  const truth = trueOptionIndex(problem);
  if (truth === null) return brokenItemVerdict();
  const found = answer === null ? null : extractOption(answer, problem.options);
  if (found === null) return missingAnswerVerdict(finish);
  const { extraction, meaning, doubts } = found;
  if (meaning === null) return verdictOn(extraction, 'invalid-answer', doubts);
  return verdictOn(extraction, meaning.index === truth ? 'verified' : 'wrong-answer', doubts);
}
