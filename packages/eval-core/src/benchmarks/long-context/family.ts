import type { VerifiedFamily } from '../family.ts';
import { generateItems } from '../generate-items.ts';
import { truthPlaces } from './extract.ts';
import { makeLongContextItem } from './generate.ts';
import { longContextGoldReply } from './gold-reply.ts';
import { gradeLongContext, LONG_CONTEXT_GRADER } from './grade.ts';
import { LONG_CONTEXT_LEVELS } from './levels.ts';
import { parseLongContextProblem, type LongContextProblem } from './problem.ts';

const name = 'long-context';
const generatorVersion = '1';
const levels = LONG_CONTEXT_LEVELS.map(({ level, tokens }) => ({
  level,
  description: `about ${tokens} tokens`,
}));

/** The same question in ever longer texts (after FLenQA, arXiv 2402.14848). */
export const longContextFamily: VerifiedFamily<LongContextProblem> = {
  name,
  title: 'Long-context reasoning',
  description:
    'Decide whether a statement is true by two or three facts that stand somewhere in a long text. Three kinds of question in turn (orders, rooms, rules), the same ones at every length.',
  grader: LONG_CONTEXT_GRADER,
  generatorVersion,
  levels,
  generate: (spec) =>
    generateItems({ family: name, generatorVersion, levels, makeItem: makeLongContextItem }, spec),
  answerFormat: 'A line "Final Answer: True" or "Final Answer: False" at the end of the reply.',
  parseProblem: parseLongContextProblem,
  goldReply: longContextGoldReply,
  chanceFraction: () => 1 / 2,
  candidates: (_, text) => truthPlaces(text),
  grade: gradeLongContext,
};
