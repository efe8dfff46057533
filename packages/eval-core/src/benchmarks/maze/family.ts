import type { VerifiedFamily } from '../family.ts';
import { generateItems } from '../generate-items.ts';
import { optionCandidates } from '../lettered-options/extract.ts';
import { LETTER_ANSWER_FORMAT } from '../lettered-options/letter.ts';
import { makeMazeItem, sideAt } from './generate.ts';
import { mazeGoldReply } from './gold-reply.ts';
import { gradeMaze, MAZE_GRADER } from './grade.ts';
import { parseMazeProblem, type MazeProblem } from './problem.ts';

const name = 'maze';
const generatorVersion = '1';
const levels = Array.from({ length: 8 }, (_, index) => {
  const side = sideAt(index + 1);
  return { level: index + 1, description: `${side} × ${side} characters` };
});

/** Maze in text (after SpatialEval, arXiv 2406.14852): turns on a marked path, and where the exit lies. */
export const mazeFamily: VerifiedFamily<MazeProblem> = {
  name,
  title: 'Maze',
  description:
    'Read a maze drawn in characters. Three questions in turn: right turns on the marked path, turns in total, and where the exit lies relative to the start.',
  grader: MAZE_GRADER,
  generatorVersion,
  levels,
  generate: (spec) =>
    generateItems({ family: name, generatorVersion, levels, makeItem: makeMazeItem }, spec),
  answerFormat: LETTER_ANSWER_FORMAT,
  parseProblem: parseMazeProblem,
  goldReply: mazeGoldReply,
  chanceFraction: ({ options }) => 1 / options.length,
  candidates: ({ options }, text) => optionCandidates(text, options),
  grade: gradeMaze,
};
