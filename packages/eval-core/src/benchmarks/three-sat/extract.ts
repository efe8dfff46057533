import type { Candidate } from '../../answers/candidate.ts';
import { finalAnswerTags } from '../../answers/final-answer-tag.ts';
import { lastAnswer, type AnswerReader, type FoundAnswer } from '../../answers/last-answer.ts';
import { readSolution, type Solution } from './solution.ts';

const solutionReader: AnswerReader<Solution> = {
  read: readSolution,
  nameOf: (solution) =>
    solution.kind === 'unsatisfiable' ? solution.kind : solution.values.join(),
  contradictionsOf: () => [],
};

/**
 * The final answer of a 3SAT reply: the last `<final_answer>` tag; without any tag, the last
 * `{"Solution": …}` of the text. null when there is neither.
 */
export function extractSolution(answer: string): FoundAnswer<Solution> | null {
  return lastAnswer(answer, solutionCandidates(answer).reverse(), solutionReader);
}

/** The places that could be meant as the solution, the one that counts first. */
export function solutionCandidates(answer: string): Candidate[] {
  const tags = finalAnswerTags(answer);
  return tags.length > 0 ? tags.reverse() : lastSolutionObject(answer);
}

/** The last `{…}` if it begins with the key Solution; neither JSON nor Python prints braces inside it. */
function lastSolutionObject(answer: string): Candidate[] {
  const close = answer.lastIndexOf('}');
  const open = close === -1 ? -1 : answer.lastIndexOf('{', close);
  if (open === -1 || !/^\{\s*["']?solution\b/i.test(answer.slice(open, close))) return [];
  return [{ start: open, end: close + 1, rule: 'solution-object' }];
}
