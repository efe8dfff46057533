import { splitReply, type Reply } from '../reply.ts';
import { judgementText, type Judgement } from './judgement.ts';
import type { JudgeQuestion } from './question.ts';
import { findStatements } from './statements.ts';

/** Far beyond what a judge has to say after its thinking; its decision stands at the end. */
const LONGEST_READ = 100_000;

/**
 * The judgement that a reply to the question states, whatever prose, Markdown or thinking is around it; null
 * where it states none, or states two that differ, or was cut off. Decisions with the question's mark count
 * before all others, which may be quoted; and where the material speaks of decisions itself, only they count.
 */
export function readJudgement(reply: Reply, question: JudgeQuestion): Judgement | null {
  const { answer } = splitReply(reply);
  if (answer === null || reply.finish === 'length') return null;
  const statements = findStatements(answer.slice(-LONGEST_READ), question);
  const marked = statements.filter(({ mark }) => mark === question.mark);
  if (marked.length === 0 && question.speaksOfDecisions) return null;
  const [first, ...others] = marked.length > 0 ? marked : statements;
  if (first === undefined) return null;
  const text = judgementText(first.judgement);
  const agree = others.every(({ judgement }) => judgementText(judgement) === text);
  return agree ? first.judgement : null;
}
