import type { VerifiedFamily } from '../family.ts';
import { generateItems } from '../generate-items.ts';
import { threeSatChance } from './chance.ts';
import { solutionCandidates } from './extract.ts';
import { makeThreeSatItem, VARIABLES_AT_LEVEL_0 } from './generate.ts';
import { threeSatGoldReply } from './gold-reply.ts';
import { gradeThreeSat, THREE_SAT_GRADER } from './grade.ts';
import { parseThreeSatProblem, type ThreeSatProblem } from './problem.ts';

const name = '3sat';
const generatorVersion = '1';
const levels = Array.from({ length: 17 }, (_, index) => ({
  level: index + 1,
  description: `${index + 1 + VARIABLES_AT_LEVEL_0} variables`,
}));

/** 3SAT-Search (arXiv 2504.00294): its 4 to 15 variables and up to 20, four categories of clauses per variable. */
export const threeSatFamily: VerifiedFamily<ThreeSatProblem> = {
  name,
  title: '3SAT search',
  description:
    'Find values that satisfy a formula of three-literal clauses, or say that none exist. Four categories in turn: under-constrained, phase transition, single solution, over-constrained.',
  grader: THREE_SAT_GRADER,
  generatorVersion,
  levels,
  generate: (spec) =>
    generateItems({ family: name, generatorVersion, levels, makeItem: makeThreeSatItem }, spec),
  answerFormat:
    'A last line <final_answer>{"Solution": "True, False, …"}</final_answer> with one value for each variable, or "Unsatisfiable".',
  parseProblem: parseThreeSatProblem,
  goldReply: threeSatGoldReply,
  chanceFraction: threeSatChance,
  candidates: (_, text) => solutionCandidates(text),
  grade: gradeThreeSat,
};
