import { drawNormal } from '../draw-normal.ts';
import type { Rng } from '../random.ts';
import {
  sampleMatrix,
  type SampleFigures,
  type SampleMatrix,
} from '../statistics/sample-matrix.ts';

/** A benchmark whose truth is known. */
export interface World {
  items: number;
  repeats: number;
  /** The chance that an item is answered, drawn once for each item. */
  chanceOf: (rng: Rng, item: number) => number;
}

/** The counts of one study in such a world: what every item was drawn and gave. */
export function simulateCounts(
  rng: Rng,
  { items, repeats, chanceOf }: World,
): { chance: number; samples: number; correct: number }[] {
  return Array.from({ length: items }, (_, item) => {
    const chance = chanceOf(rng, item);
    return { chance, samples: repeats, correct: drawBinomial(rng, repeats, chance) };
  });
}

/** The same as a whole matrix; every cell has a verdict, an answer of its outcome, and 100 tokens. */
export function simulateMatrix(rng: Rng, { items, repeats, chanceOf }: World): SampleMatrix {
  const samples: SampleFigures[] = [];
  for (let item = 0; item < items; item += 1) {
    const chance = chanceOf(rng, item);
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const isCorrect = rng.next() < chance;
      samples.push({
        item: `item ${item}`,
        repeat,
        verdict: isCorrect ? 'correct' : 'incorrect',
        answer: isCorrect ? 'right' : 'wrong',
        tokens: 100,
        thinkingTokens: null,
        isCutOff: false,
        attributes: {},
      });
    }
  }
  return sampleMatrix(samples, { repeats });
}

/** Beta(a, b), a and b above 0. Mean a/(a + b). */
export function drawBeta(rng: Rng, a: number, b: number): number {
  const left = drawGamma(rng, a);
  const right = drawGamma(rng, b);
  // Both can underflow where the shapes are far below 1: then it is 0 or 1 with the odds of the shapes.
  if (left + right === 0) return rng.next() < a / (a + b) ? 1 : 0;
  return left / (left + right);
}

/** Gamma of shape above 0 and scale 1: Marsaglia & Tsang, ACM TOMS 26 (2000). */
export function drawGamma(rng: Rng, shape: number): number {
  if (shape < 1) return drawGamma(rng, shape + 1) * (1 - rng.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  while (true) {
    const normal = drawNormal(rng);
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v <= 0) continue;
    const uniform = 1 - rng.next();
    if (Math.log(uniform) < (normal * normal) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

export function drawBinomial(rng: Rng, trials: number, chance: number): number {
  let successes = 0;
  for (let trial = 0; trial < trials; trial += 1) if (rng.next() < chance) successes += 1;
  return successes;
}
