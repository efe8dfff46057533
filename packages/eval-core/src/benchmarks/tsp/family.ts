import { tourCandidates } from '../../answers/tour.ts';
import type { VerifiedFamily } from '../family.ts';
import { generateItems } from '../generate-items.ts';
import { tspChance } from './chance.ts';
import { makeTspItem } from './generate.ts';
import { tspGoldReply } from './gold-reply.ts';
import { gradeTsp, TSP_GRADER } from './grade.ts';
import { TSP_LEVELS } from './levels.ts';
import { parseTspProblem, type TspProblem } from './problem.ts';

const name = 'tsp';
const generatorVersion = '1';

/** TSP-Opt (arXiv 2504.00294): its 6 to 13 cities and up to 15. */
export const tspFamily: VerifiedFamily<TspProblem> = {
  name,
  title: 'Travelling salesman',
  description:
    'Find a shortest round trip through all cities, given the distance of every two. A tour is right when none is shorter; the length that the reply claims is judged apart.',
  grader: TSP_GRADER,
  generatorVersion,
  levels: TSP_LEVELS,
  generate: (spec) =>
    generateItems(
      { family: name, generatorVersion, levels: TSP_LEVELS, makeItem: makeTspItem },
      spec,
    ),
  answerFormat:
    'A last line <final_answer>{"Path": "0->…->0", "TotalDistance": …}</final_answer> with every city once and city 0 first and last.',
  parseProblem: parseTspProblem,
  goldReply: tspGoldReply,
  chanceFraction: tspChance,
  candidates: (_, text) => tourCandidates(text).reverse(),
  grade: gradeTsp,
};
