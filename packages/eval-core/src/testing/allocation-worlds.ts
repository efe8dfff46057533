import { drawNormal } from '../draw-normal.ts';
import type { Rng } from '../random.ts';
import { allocatedEstimate } from '../statistics/allocation/allocated-estimate.ts';
import { allocationPlan, type AllocationBudget } from '../statistics/allocation/allocation-plan.ts';
import { sampleMatrix, type SampleMatrix } from '../statistics/sample-matrix.ts';
import { drawBinomial } from './simulate.ts';
import { averageOf, drawChances, drawRepeat, type ChanceWorld } from './simulated-pairs.ts';

export interface AllocationWorld extends ChanceWorld {
  name: string;
  questions: number;
  pilot: number;
  /** Further repeats of a question, on average. */
  further: number;
  /** 'alike': 1,000 tokens each. 'spread': log-normal with σ 0.7 by question, more the less likely it is answered. */
  lengths: 'alike' | 'spread';
}

export const ALLOCATION_WORLDS: AllocationWorld[] = [
  { name: 'AIME', questions: 30, pilot: 4, further: 12, shapes: [0.5, 0.5], lengths: 'alike' },
  {
    name: 'AIME, lengths differ',
    questions: 30,
    pilot: 4,
    further: 12,
    shapes: [0.5, 0.5],
    lengths: 'spread',
  },
  { name: 'a high score', questions: 30, pilot: 4, further: 6, shapes: [4, 1], lengths: 'alike' },
  { name: 'few questions', questions: 8, pilot: 4, further: 12, shapes: [1, 1], lengths: 'alike' },
  {
    name: 'all alike',
    questions: 30,
    pilot: 4,
    further: 12,
    shapes: null,
    centre: 0.5,
    lengths: 'alike',
  },
];

export const MORE_ALLOCATION_WORLDS: AllocationWorld[] = [
  { name: 'MATH', questions: 500, pilot: 4, further: 12, shapes: [0.5, 0.5], lengths: 'alike' },
  {
    name: 'MATH, lengths differ',
    questions: 500,
    pilot: 4,
    further: 12,
    shapes: [0.5, 0.5],
    lengths: 'spread',
  },
  {
    name: 'a longer pilot',
    questions: 30,
    pilot: 8,
    further: 24,
    shapes: [0.5, 0.5],
    lengths: 'alike',
  },
  {
    name: 'strong effects',
    questions: 15,
    pilot: 3,
    further: 5,
    shapes: [0.3, 0.3],
    lengths: 'alike',
  },
  {
    name: 'mostly certain',
    questions: 200,
    pilot: 4,
    further: 12,
    shapes: [0.15, 0.15],
    lengths: 'alike',
  },
  { name: 'near 0', questions: 60, pilot: 4, further: 8, shapes: [0.5, 8], lengths: 'alike' },
  { name: 'five questions', questions: 5, pilot: 5, further: 15, shapes: [2, 1], lengths: 'alike' },
];

export interface AllocationShares {
  /** Mean of estimate − truth, on the drawn questions, and its Monte-Carlo standard error. */
  bias: number;
  biasError: number;
  /** The same of the mean over questions of pooled shares, and of the share of all samples. */
  biasOfPooledShares: number;
  biasOfAllSamples: number;
  coversSameQuestions: number;
  coversNewQuestions: number;
  meanWidthSameQuestions: number;
  meanWidthNewQuestions: number;
  /** The true standard error, and the root mean square of what the estimate said it was. */
  trueSe: number;
  statedSe: number;
  /** 1 − cost/(cost of uniform repeats with the same true squared error), of all samples or tokens. */
  trulySaved: number;
  predictedSaved: number;
}

interface Study {
  error: number;
  /** What its square is on average, given how often was asked: both parts keep their means, so nothing else adds to it. */
  expectedSquare: number;
  pooled: number;
  allSamples: number;
  isCovered: boolean;
  isCoveredNew: boolean;
  width: number;
  widthNew: number;
  stated: number;
  cost: number;
  /** Squared error of one uniform repeat, and its cost. */
  uniform: { squaredError: number; cost: number };
  predictedSaved: number;
}

export function allocationStudies(
  rng: Rng,
  world: AllocationWorld,
  studies: number,
): AllocationShares {
  const all = Array.from({ length: studies }, () => studyOf(rng, world));
  const meanOf = (figure: (study: Study) => number) => averageOf(all.map(figure));
  const squared = meanOf(({ expectedSquare }) => expectedSquare);
  const bias = meanOf(({ error }) => error);
  // Uniform repeats for the true squared error of the allocation, all studies together.
  const repeats = meanOf(({ uniform }) => uniform.squaredError) / squared;
  return {
    bias,
    biasError: Math.sqrt(squared / studies),
    biasOfPooledShares: meanOf(({ pooled }) => pooled),
    biasOfAllSamples: meanOf(({ allSamples }) => allSamples),
    coversSameQuestions: meanOf(({ isCovered }) => (isCovered ? 1 : 0)),
    coversNewQuestions: meanOf(({ isCoveredNew }) => (isCoveredNew ? 1 : 0)),
    meanWidthSameQuestions: meanOf(({ width }) => width),
    meanWidthNewQuestions: meanOf(({ widthNew }) => widthNew),
    trueSe: Math.sqrt(squared),
    statedSe: Math.sqrt(meanOf(({ stated }) => stated ** 2)),
    trulySaved: 1 - meanOf(({ cost }) => cost) / (repeats * meanOf(({ uniform }) => uniform.cost)),
    predictedSaved: meanOf(({ predictedSaved }) => predictedSaved),
  };
}

function studyOf(rng: Rng, world: AllocationWorld): Study {
  const chances = drawChances(rng, world.questions, world);
  const lengths = chances.map((chance) => lengthOf(rng, chance, world));
  const pilot = drawPilot(rng, { chances, lengths, repeats: world.pilot });
  const budget = budgetOf(world, lengths);
  const plan = allocationPlan(pilot, { budget });
  const further = plan.items.map(({ item, repeats }, row) => ({
    item,
    samples: repeats,
    correct: drawBinomial(rng, repeats, chances[row] ?? 0),
  }));
  const estimate = allocatedEstimate({ pilot, plan, further });
  const pilotCorrect = correctByItem(pilot);
  const totals = further.map(({ samples, correct }, row) => ({
    samples: samples + world.pilot,
    correct: correct + (pilotCorrect[row] ?? 0),
  }));
  const truth = averageOf(chances);
  const { interval, intervalSameQuestions: same } = estimate;
  const ofWorld =
    world.shapes === null ? truth : world.shapes[0] / (world.shapes[0] + world.shapes[1]);
  const unit = (row: number) => ('tokens' in budget ? (lengths[row] ?? 0) : 1);
  return {
    error: estimate.value - truth,
    expectedSquare:
      sum(
        plan.items.map(({ repeats, pilotWeight }, row) => {
          const chance = chances[row] ?? 0;
          const perSample = pilotWeight ** 2 / world.pilot + (1 - pilotWeight) ** 2 / repeats;
          return chance * (1 - chance) * perSample;
        }),
      ) /
      chances.length ** 2,
    pooled: averageOf(totals.map(({ samples, correct }) => correct / samples)) - truth,
    allSamples:
      sum(totals.map(({ correct }) => correct)) / sum(totals.map((each) => each.samples)) - truth,
    isCovered: same.low <= truth && truth <= same.high,
    isCoveredNew: interval !== null && interval.low <= ofWorld && ofWorld <= interval.high,
    width: same.high - same.low,
    widthNew: interval === null ? NaN : interval.high - interval.low,
    stated: estimate.seSameQuestions,
    cost: sum(totals.map(({ samples }, row) => samples * unit(row))),
    uniform: {
      squaredError: sum(chances.map((chance) => chance * (1 - chance))) / chances.length ** 2,
      cost: sum(chances.map((_, row) => unit(row))),
    },
    predictedSaved:
      ('tokens' in budget ? plan.tokensSavedFraction : plan.samplesSavedFraction) ?? NaN,
  };
}

/** Tokens where lengths differ: those of so many uniform repeats. */
function budgetOf(
  { questions, further, lengths }: AllocationWorld,
  byItem: readonly number[],
): AllocationBudget {
  return lengths === 'alike'
    ? { samples: questions * further }
    : { tokens: 1.3 * further * sum(byItem) };
}

function lengthOf(rng: Rng, chance: number, { lengths }: AllocationWorld): number {
  return lengths === 'alike'
    ? 1000
    : Math.round(1000 * Math.exp(0.7 * drawNormal(rng) + 1 - chance));
}

/** Wrong replies are a third longer than right ones, so that tokens tell something of outcomes. */
function drawPilot(
  rng: Rng,
  { chances, lengths, repeats }: { chances: number[]; lengths: number[]; repeats: number },
): SampleMatrix {
  const samples = Array.from({ length: repeats }, (_, repeat) =>
    drawRepeat(rng, chances).map((isCorrect, row) => ({
      item: `item ${row}`,
      repeat,
      verdict: isCorrect === 1 ? ('correct' as const) : ('incorrect' as const),
      answer: null,
      tokens: Math.round((lengths[row] ?? 0) * (isCorrect === 1 ? 1 : 4 / 3)),
      thinkingTokens: null,
      isCutOff: null,
      attributes: {},
    })),
  );
  return sampleMatrix(samples.flat());
}

function correctByItem({ items, repeats, outcomes }: SampleMatrix): number[] {
  return items.map(
    (_, row) =>
      outcomes.subarray(row * repeats, (row + 1) * repeats).filter((cell) => cell === 1).length,
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
