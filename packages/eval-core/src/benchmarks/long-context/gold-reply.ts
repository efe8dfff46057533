import { decide } from './decide.ts';
import type { LongContextProblem } from './problem.ts';
import { factSentence } from './write-text.ts';

/** A reply that repeats the facts and concludes; throws when they leave the statement open. */
export function longContextGoldReply(problem: LongContextProblem): string {
  const truth = decide(problem);
  if (truth === null)
    throw new Error('The facts leave the statement open, so it has no right reply.');
  return `${problem.facts.map(factSentence).join(' ')}\n\nFinal Answer: ${truth ? 'True' : 'False'}`;
}
