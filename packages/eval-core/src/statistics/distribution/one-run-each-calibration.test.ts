import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import {
  coverageOf,
  drawAccuracies,
  runPairs,
  toleranceOf,
  truthOfPair,
} from '../../testing/calibration-worlds.ts';
import { oneRunEach } from './one-run-each.ts';

/** A busy machine must not decide a claim about chance. */
const patience = { timeout: 120_000 };

const simulations = 400;

describe.each([
  [3, 3],
  [5, 20],
  [16, 16],
])('of %j and %j repeats', (firstRepeats, secondRepeats) => {
  it.each(runPairs.filter(({ first }) => first.length <= 30))(
    'the chance that a run beats another is covered: $name',
    patience,
    (pair) => {
      const rng = createRng(`${pair.name} ${firstRepeats} ${secondRepeats}`);
      const truth = truthOfPair(pair);
      for (const figure of ['firstBeatsSecond', 'tie'] as const) {
        const { coverage } = coverageOf(simulations, truth[figure], () => {
          const first = drawAccuracies(rng, pair.first, firstRepeats);
          const second = drawAccuracies(rng, pair.second, secondRepeats);
          return oneRunEach(first, second)[figure].interval;
        });
        expect(coverage, figure).toBeGreaterThanOrEqual(0.93 - toleranceOf(simulations));
      }
    },
  );
});
