import { describe, expect, it } from 'vitest';

import { createRng, type Rng } from '../../random.ts';
import { coverageOf, toleranceOf } from '../../testing/calibration-worlds.ts';
import { drawBinomial } from '../bootstrap/draw-binomial.ts';
import { avgAtK } from './avg-at-k.ts';
import { curveOverK } from './curve.ts';
import { gPassAtK } from './g-pass-at-k.ts';
import { majorityAtK, type Ballot } from './majority-at-k.ts';
import { passAtK, worstOfK } from './pass-at-k.ts';

/** A busy machine must not decide a claim about chance. */
const patience = { timeout: 120_000 };

const samples = 10;
/** Questions have one of these chances, each as often: the truth of every figure is then a mean of five. */
const chances = [0.02, 0.2, 0.5, 0.8, 0.97];

const tailOf = (k: number, chance: number, least: number): number => {
  let term = (1 - chance) ** k;
  let sum = 0;
  for (let count = 0; count <= k; count += 1) {
    if (count >= least) sum += term;
    term *= ((k - count) / (count + 1)) * (chance / (1 - chance));
  }
  return sum;
};

/** From a chance alone: what the figure at k would be over endless samples. */
const figures: Record<
  string,
  { valuesOf: (correct: number) => Float64Array; truthOf: (k: number, chance: number) => number }
> = {
  'pass@k': {
    valuesOf: (correct) => passAtK(samples, correct),
    truthOf: (k, chance) => 1 - (1 - chance) ** k,
  },
  'worst of k': {
    valuesOf: (correct) => worstOfK(samples, correct),
    truthOf: (k, chance) => chance ** k,
  },
  'avg@k': { valuesOf: (correct) => avgAtK(samples, correct), truthOf: (_, chance) => chance },
  'G-Pass@k(0.75)': {
    valuesOf: (correct) => gPassAtK(samples, correct, 0.75),
    truthOf: (k, chance) => tailOf(k, chance, Math.ceil(0.75 * k)),
  },
  'maj@k': {
    valuesOf: (correct) => majorityAtK(ballotOf(correct)),
    // Right or one wrong answer: half the ties are won.
    truthOf: (k, chance) =>
      (tailOf(k, chance, Math.ceil(k / 2)) + tailOf(k, chance, Math.floor(k / 2) + 1)) / 2,
  },
};

function ballotOf(correct: number): Ballot {
  const classes = [
    { samples: correct, correct },
    { samples: samples - correct, correct: 0 },
  ];
  return { classes: classes.filter((each) => each.samples > 0), withoutAnswer: 0 };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe.each(Object.entries(figures))('%s', patience, (name, { valuesOf, truthOf }) => {
  it.each([1, 2, 3, 7, 10])('is without bias at k = %j', (k) => {
    const rng = createRng(`bias ${name} ${k}`);
    const sets = 4000;
    for (const chance of chances) {
      const values = Array.from(
        { length: sets },
        () => valuesOf(drawBinomial(rng, samples, chance))[k - 1] ?? NaN,
      );
      const truth = truthOf(k, chance);
      // Values in 0…1 with mean π vary by π(1 − π) at most.
      const error = Math.sqrt((truth * (1 - truth)) / sets);
      expect(Math.abs(mean(values) - truth)).toBeLessThan(4.5 * error + 5 / sets);
    }
  });

  it.each([
    [8, 1],
    [8, 8],
    [40, 2],
    [40, 9],
  ])('has intervals that cover, %j items at k = %j', (items, k) => {
    const rng = createRng(`coverage ${name} ${items} ${k}`);
    const truth = mean(chances.map((chance) => truthOf(k, chance)));
    const simulations = 300;
    const { coverage } = coverageOf(simulations, truth, () => studyAt(rng, { items, k, valuesOf }));
    expect(coverage).toBeGreaterThanOrEqual(0.93 - toleranceOf(simulations));
    if (items * truth * (1 - truth) >= 5)
      expect(coverage).toBeLessThanOrEqual(0.97 + toleranceOf(simulations));
  });
});

function studyAt(
  rng: Rng,
  options: { items: number; k: number; valuesOf: (correct: number) => Float64Array },
) {
  const drawn = Array.from({ length: options.items }, () => ({
    samples,
    correct: drawBinomial(rng, samples, rng.pick(chances)),
  }));
  // The value at k alone, in the place of the first: the other k would cost ten times the work.
  const curve = curveOverK(drawn, ({ correct }) => [
    options.valuesOf(correct)[options.k - 1] ?? NaN,
  ]);
  return curve[0]?.interval ?? null;
}
