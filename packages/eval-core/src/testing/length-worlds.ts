import { drawNormal } from '../draw-normal.ts';
import type { Rng } from '../random.ts';
import {
  sampleMatrix,
  type SampleFigures,
  type SampleMatrix,
} from '../statistics/sample-matrix.ts';
import { drawBeta, drawGamma } from './simulate.ts';

/** A sample of which only what a test is about is told: correct, nothing else known. */
export function sampleOf(parts: Partial<SampleFigures> = {}): SampleFigures {
  return {
    item: 'q',
    repeat: 0,
    verdict: 'correct',
    answer: null,
    tokens: null,
    thinkingTokens: null,
    isCutOff: null,
    attributes: {},
    ...parts,
  };
}

/** Samples of items q0, q1, … by row and repeat. */
export function matrixOf(rows: readonly (readonly Partial<SampleFigures>[])[]): SampleMatrix {
  return sampleMatrix(
    rows.flatMap((row, index) =>
      row.map((parts, repeat) => sampleOf({ item: `q${index}`, repeat, ...parts })),
    ),
  );
}

/** How long replies are: a level for each question, and a spread about it. */
export interface LengthWorld {
  name: string;
  items: number;
  repeats: number;
  /** A question's typical length. */
  levelOf: (rng: Rng) => number;
  /** A sample's length, given that of its question. */
  lengthOf: (rng: Rng, level: number) => number;
}

/** Whole tokens, a thousand to the unit. Counts are so fine that rounding cannot be seen. */
export function simulateLengths(rng: Rng, world: LengthWorld): Float64Array[] {
  return Array.from({ length: world.items }, () => {
    const level = world.levelOf(rng);
    return Float64Array.from({ length: world.repeats }, () =>
      Math.round(1000 * world.lengthOf(rng, level)),
    );
  });
}

/** Log-normal questions and samples about them, cut off at `cap` thousand tokens. */
export function logNormalLengths({
  between,
  within,
  cap = Infinity,
}: {
  between: number;
  within: number;
  cap?: number;
}): Pick<LengthWorld, 'levelOf' | 'lengthOf'> {
  return {
    levelOf: (rng) => Math.exp(between * drawNormal(rng)),
    lengthOf: (rng, level) => Math.min(cap, level * Math.exp(within * drawNormal(rng))),
  };
}

/** Gamma questions of coefficient of variation `between`, gamma samples about them. */
export function gammaLengths({
  between,
  within,
}: {
  between: number;
  within: number;
}): Pick<LengthWorld, 'levelOf' | 'lengthOf'> {
  const draw = (rng: Rng, variation: number): number =>
    drawGamma(rng, variation ** -2) * variation ** 2;
  return {
    levelOf: (rng) => draw(rng, between),
    lengthOf: (rng, level) => level * draw(rng, within),
  };
}

/** A benchmark of k slices: each with its own accuracy, from which its items' chances come. */
export interface SliceWorld {
  name: string;
  /** Items of each slice. */
  sizes: readonly number[];
  repeats: number;
  /** The accuracy of a slice. */
  accuracyOf: (rng: Rng) => number;
  /** Concentration of the items' chances about it: Beta(s·p, s·(1 − p)). Infinity: all alike. */
  concentration: number;
}

/** Item means by slice, and what each slice's true accuracy was. */
export function simulateSlices(
  rng: Rng,
  { sizes, repeats, accuracyOf, concentration }: SliceWorld,
): { truths: number[]; means: number[][] } {
  const truths = sizes.map(() => accuracyOf(rng));
  const means = sizes.map((items, index) =>
    Array.from({ length: items }, () => {
      const chance = chanceOf(rng, truths[index] ?? 0, concentration);
      let correct = 0;
      for (let repeat = 0; repeat < repeats; repeat += 1) if (rng.next() < chance) correct += 1;
      return correct / repeats;
    }),
  );
  return { truths, means };
}

/** An item's chance in a slice of some accuracy. */
export function chanceOf(rng: Rng, accuracy: number, concentration: number): number {
  if (accuracy <= 0 || accuracy >= 1 || concentration === Infinity) return accuracy;
  return drawBeta(rng, concentration * accuracy, concentration * (1 - accuracy));
}
