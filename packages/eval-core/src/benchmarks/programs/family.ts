import type { DelegatedFamily } from '../family.ts';
import { generateItems } from '../generate-items.ts';
import { programChance } from './chance.ts';
import { programGoldReply } from './compile.ts';
import { makeProgramItem } from './generate.ts';
import { LEVELS } from './levels.ts';
import { parseProgramProblem, type ProgramProblem } from './problem.ts';

const name = 'programs';
const generatorVersion = '1';

/** For each test; a right program takes a millisecond. */
const LIMITS = { timeMs: 6_000, memoryMiB: 256 };

/** Function tasks from a description of steps on a list, judged by hidden tests. */
export const programsFamily: DelegatedFamily<ProgramProblem> = {
  name,
  title: 'Programs',
  description:
    'Write a Python function that does a number of described steps on a list of integers or words. It is run on hidden tests, which tell it from every program with one step left out or one parameter changed.',
  generatorVersion,
  levels: LEVELS,
  generate: (spec) =>
    generateItems(
      { family: name, generatorVersion, levels: LEVELS, makeItem: makeProgramItem },
      spec,
    ),
  answerFormat: 'One Markdown code block marked python that defines the function by its name.',
  parseProblem: parseProgramProblem,
  goldReply: programGoldReply,
  chanceFraction: programChance,
  graderKind: 'code',
  graderParams: ({ entryPoint, tests }) => ({
    language: 'python',
    form: 'function',
    entryPoint,
    tests,
    limits: LIMITS,
  }),
};
