import type { Rng } from '../random.ts';
import type { PairedCounts } from '../statistics/comparison/paired-counts.ts';
import { drawBeta, drawBinomial } from './simulate.ts';

/** Two checkpoints on a benchmark whose truth is known. */
export interface PairedWorld {
  name: string;
  questions: number;
  firstRepeats: number;
  secondRepeats: number;
  /** The chances of both on one new question. */
  chancesOf: (rng: Rng) => readonly [first: number, second: number];
  /** Mean of second − first over the questions of this world. */
  difference: number;
  /** questions × p(1 − p), the smaller of the two. */
  information: number;
}

/** The counts of one study in such a world. */
export function drawPair(rng: Rng, world: PairedWorld): PairedCounts {
  const { questions, firstRepeats, secondRepeats } = world;
  const firstCorrect = new Int32Array(questions);
  const secondCorrect = new Int32Array(questions);
  for (let question = 0; question < questions; question += 1) {
    const [first, second] = world.chancesOf(rng);
    firstCorrect[question] = drawBinomial(rng, firstRepeats, first);
    secondCorrect[question] = drawBinomial(rng, secondRepeats, second);
  }
  const items = Array.from(firstCorrect, (_, question) => `question ${question}`);
  return { items, firstRepeats, secondRepeats, firstCorrect, secondCorrect, gap: null };
}

/** Counts given by hand, as [first, second] by question. */
export function pairOf(
  repeats: readonly [first: number, second: number],
  correct: readonly (readonly [first: number, second: number])[],
): PairedCounts {
  return {
    items: correct.map((_, item) => `item ${item}`),
    firstRepeats: repeats[0],
    secondRepeats: repeats[1],
    firstCorrect: Int32Array.from(correct, ([first]) => first),
    secondCorrect: Int32Array.from(correct, ([, second]) => second),
    gap: null,
  };
}

/** The shapes of a Beta distribution that a question's chance comes from. */
export type Shapes = readonly [a: number, b: number];

/** How the second checkpoint relates to the first, question by question. */
export interface Relation {
  name: string;
  secondOf: (rng: Rng, first: number, shapes: Shapes) => number;
  /** From the mean chance of the first to that of the second. */
  meanOf: (first: number) => number;
}

const unchanged = (mean: number) => mean;

/** The two are as strong on average. */
export const nullRelations = {
  same: { name: 'same chances', secondOf: (_, first) => first, meanOf: unchanged },
  own: {
    name: 'own chances',
    secondOf: (rng, _, [a, b]) => drawBeta(rng, a, b),
    meanOf: unchanged,
  },
  partly: {
    name: 'one question in five anew',
    secondOf: (rng, first, [a, b]) => (rng.next() < 0.2 ? drawBeta(rng, a, b) : first),
    meanOf: unchanged,
  },
  steady: {
    name: 'second equally strong on all',
    secondOf: (_, __, [a, b]) => a / (a + b),
    meanOf: unchanged,
  },
} satisfies Record<string, Relation>;

/** The second is stronger or weaker. */
export const otherRelations = {
  lifted: {
    name: '+30 % of what is missing',
    secondOf: (_, first) => first + 0.3 * (1 - first),
    meanOf: (mean) => mean + 0.3 * (1 - mean),
  },
  fixed: {
    name: 'one question in ten solved',
    secondOf: (rng, first) => (rng.next() < 0.1 ? 1 : first),
    meanOf: (mean) => mean + 0.1 * (1 - mean),
  },
  broken: {
    name: 'one question in ten lost',
    secondOf: (rng, first) => (rng.next() < 0.1 ? 0 : first),
    meanOf: (mean) => 0.9 * mean,
  },
} satisfies Record<string, Relation>;

export interface WorldDesign {
  questions: number;
  repeats: readonly [first: number, second: number];
  shapes: Shapes;
  relation: Relation;
}

export function pairedWorld({ questions, repeats, shapes, relation }: WorldDesign): PairedWorld {
  const [a, b] = shapes;
  const first = a / (a + b);
  const second = relation.meanOf(first);
  return {
    name: `${questions} × ${repeats.join(' and ')}, Beta(${a}, ${b}), ${relation.name}`,
    questions,
    firstRepeats: repeats[0],
    secondRepeats: repeats[1],
    chancesOf: (rng) => {
      const chance = drawBeta(rng, a, b);
      return [chance, relation.secondOf(rng, chance, shapes)];
    },
    difference: second - first,
    information: questions * Math.min(first * (1 - first), second * (1 - second)),
  };
}
