import type { VerifiedFamily } from '../family.ts';
import { generateItems } from '../generate-items.ts';
import { integerCandidates } from './extract.ts';
import { makeArithmeticItem } from './generate.ts';
import { arithmeticGoldReply } from './gold-reply.ts';
import { ARITHMETIC_GRADER, gradeArithmetic } from './grade.ts';
import { parseArithmeticProblem, type ArithmeticProblem } from './problem.ts';

const name = 'arithmetic';
const generatorVersion = '1';
const levels = [
  '2 congruences, 3 unknowns, 5 guests, indices up to 9, limits up to 250',
  '2 congruences, 3 unknowns, 5 guests, indices up to 14, limits up to 999',
  '2 congruences, 4 unknowns, 6 guests, indices up to 30, limits up to 4,000',
  '3 congruences, 4 unknowns, 6 guests, indices up to 80, limits up to 20,000',
  '3 congruences, 5 unknowns, 7 guests, indices up to 300, limits up to 200,000',
  '4 congruences, 6 unknowns, 7 guests, indices up to 3,000, limits up to 5 million',
  '4 congruences, 7 unknowns, 8 guests, indices up to 30,000, limits up to 10^9',
  '5 congruences, 8 unknowns, 9 guests, indices up to 10^6, limits up to 10^12',
].map((description, index) => ({ level: index + 1, description }));

/** The guesser says any integer from 0 to 999, and every answer is one. */
const GUESSED_INTEGERS = 1000;

/** Competition arithmetic in the manner of AIME: integer answers from 0 to 999. */
export const arithmeticFamily: VerifiedFamily<ArithmeticProblem> = {
  name,
  title: 'Competition arithmetic',
  description:
    'Number theory, counting and algebra with answers from 0 to 999. Thirteen templates in turn, their numbers drawn by level.',
  grader: ARITHMETIC_GRADER,
  generatorVersion,
  levels,
  generate: (spec) =>
    generateItems({ family: name, generatorVersion, levels, makeItem: makeArithmeticItem }, spec),
  answerFormat: 'A last line "Final Answer: n" with an integer n from 0 to 999.',
  parseProblem: parseArithmeticProblem,
  goldReply: arithmeticGoldReply,
  chanceFraction: () => 1 / GUESSED_INTEGERS,
  candidates: (_, text) =>
    integerCandidates(text).map(({ start, end, rule }) => ({ start, end, rule })),
  grade: gradeArithmetic,
};
