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

const simulations = 10_000;

const repeats: readonly [number, number][] = [
  [2, 2],
  [5, 5],
  [5, 50],
  [16, 16],
];

/** Rows: pair, figure, repeats of each, truth, coverage, mean width. */
describe.each(runPairs.map((pair) => ({ pair, name: pair.name })))('$name', ({ pair }) => {
  it.each(repeats)('%j and %j repeats', (firstRepeats, secondRepeats) => {
    const rng = createRng(`slow ${pair.name} ${firstRepeats} ${secondRepeats}`);
    const truth = truthOfPair(pair);
    const studies = Array.from({ length: simulations }, () =>
      oneRunEach(
        drawAccuracies(rng, pair.first, firstRepeats),
        drawAccuracies(rng, pair.second, secondRepeats),
      ),
    );
    for (const figure of ['firstBeatsSecond', 'tie', 'secondBeatsFirst'] as const) {
      const each = studies.values();
      const { coverage, meanWidth } = coverageOf(
        simulations,
        truth[figure],
        () => each.next().value?.[figure].interval ?? null,
      );
      process.stdout.write(
        `| ${pair.name} | ${figure} | ${firstRepeats} × ${secondRepeats} | ${truth[figure].toFixed(3)} | ${coverage.toFixed(4)} | ${meanWidth.toFixed(3)} |\n`,
      );
      expect(coverage, figure).toBeGreaterThanOrEqual(0.93 - toleranceOf(simulations));
    }
  });
});
