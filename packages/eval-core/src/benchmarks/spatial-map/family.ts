import type { VerifiedFamily } from '../family.ts';
import { generateItems } from '../generate-items.ts';
import { optionCandidates } from '../lettered-options/extract.ts';
import { LETTER_ANSWER_FORMAT } from '../lettered-options/letter.ts';
import { makeSpatialMapItem } from './generate.ts';
import { spatialMapGoldReply } from './gold-reply.ts';
import { gradeSpatialMap, SPATIAL_MAP_GRADER } from './grade.ts';
import { SPATIAL_MAP_LEVELS } from './levels.ts';
import { parseSpatialMapProblem, type SpatialMapProblem } from './problem.ts';

const name = 'spatial-map';
const generatorVersion = '1';
const levels = SPATIAL_MAP_LEVELS.map(({ level, objects, inferenceSteps, distractors }) => ({
  level,
  description: `${objects} objects, chains of ${inferenceSteps} relation${inferenceSteps === 1 ? '' : 's'}, up to ${distractors} distractors`,
}));

/** Spatial maps in text (after SpatialEval, arXiv 2406.14852), with questions that the text alone decides. */
export const spatialMapFamily: VerifiedFamily<SpatialMapProblem> = {
  name,
  title: 'Spatial map',
  description:
    'Combine relations such as "northeast of" between places. Three questions in turn: the direction of one place from another, which place lies in a direction, and how many do.',
  grader: SPATIAL_MAP_GRADER,
  generatorVersion,
  levels,
  generate: (spec) =>
    generateItems({ family: name, generatorVersion, levels, makeItem: makeSpatialMapItem }, spec),
  answerFormat: LETTER_ANSWER_FORMAT,
  parseProblem: parseSpatialMapProblem,
  goldReply: spatialMapGoldReply,
  chanceFraction: ({ options }) => 1 / options.length,
  candidates: ({ options }, text) => optionCandidates(text, options),
  grade: gradeSpatialMap,
};
