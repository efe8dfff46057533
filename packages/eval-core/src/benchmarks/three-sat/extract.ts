import { finalAnswerTags } from '../final-answer-tag.ts';
import {
  foundOutside,
  lastAnswer,
  type AnswerReader,
  type Candidate,
  type FoundAnswer,
} from '../last-answer.ts';
import { readSolution, type Solution } from './solution.ts';

const solutionReader: AnswerReader<Solution> = {
  read: readSolution,
  nameOf: (solution) =>
    solution.kind === 'unsatisfiable' ? solution.kind : solution.values.join(),
  contradictionsOf: () => [],
};

/**
 * The final answer of a 3SAT reply: the last `<final_answer>` tag; without any tag, the last
 * `{"Solution": …}` of the text, with a doubt. null when there is neither.
 */
export function extractSolution(answer: string): FoundAnswer<Solution> | null {
  const tags = finalAnswerTags(answer);
  if (tags.length > 0) return lastAnswer(answer, tags, solutionReader);
  return foundOutside(lastAnswer(answer, lastSolutionObject(answer), solutionReader));
}

/** The last `{…}` if it begins with the key Solution; neither JSON nor Python prints braces inside it. */
function lastSolutionObject(answer: string): Candidate[] {
  const close = answer.lastIndexOf('}');
  const open = close === -1 ? -1 : answer.lastIndexOf('{', close);
  if (open === -1 || !/^\{\s*["']?solution\b/i.test(answer.slice(open, close))) return [];
  return [{ start: open, end: close + 1, rule: 'solution-object' }];
}
