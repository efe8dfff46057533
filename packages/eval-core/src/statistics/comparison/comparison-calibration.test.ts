import { describe, expect, it } from 'vitest';

import {
  calibrateComparison,
  fourErrors,
  mostCovered,
  type ComparisonCalibration,
} from '../../testing/comparison-calibration.ts';
import {
  nullRelations,
  otherRelations,
  pairedWorld,
  type PairedWorld,
  type WorldDesign,
} from '../../testing/comparison-worlds.ts';

const SIMULATIONS = 1000;

/** The slow form has the whole grid; these are the worlds in which one of the parts alone goes wrong. */
const nulls = (
  [
    { questions: 200, repeats: [1, 1], shapes: [1, 1], relation: nullRelations.same },
    { questions: 30, repeats: [5, 5], shapes: [0.3, 0.3], relation: nullRelations.own },
    { questions: 15, repeats: [50, 50], shapes: [0.3, 3], relation: nullRelations.same },
    { questions: 30, repeats: [1, 50], shapes: [1, 9], relation: nullRelations.same },
    { questions: 30, repeats: [3, 20], shapes: [0.3, 3], relation: nullRelations.own },
    { questions: 30, repeats: [5, 8], shapes: [0.05, 0.05], relation: nullRelations.own },
    { questions: 8, repeats: [1, 50], shapes: [0.3, 3], relation: nullRelations.steady },
    { questions: 30, repeats: [50, 50], shapes: [2, 1], relation: nullRelations.same },
    { questions: 30, repeats: [1, 50], shapes: [1, 19], relation: nullRelations.same },
    { questions: 5, repeats: [3, 5], shapes: [1, 1], relation: nullRelations.own },
  ] satisfies WorldDesign[]
).map(pairedWorld);

const others = (
  [
    { questions: 60, repeats: [5, 5], shapes: [1, 1], relation: otherRelations.lifted },
    { questions: 30, repeats: [50, 50], shapes: [0.3, 0.3], relation: otherRelations.fixed },
    { questions: 8, repeats: [50, 50], shapes: [0.5, 9.5], relation: otherRelations.fixed },
    { questions: 100, repeats: [1, 2], shapes: [0.3, 0.3], relation: otherRelations.broken },
  ] satisfies WorldDesign[]
).map(pairedWorld);

const expectCovered = (world: PairedWorld, calibration: ComparisonCalibration) => {
  const most = mostCovered(world, calibration);
  expect(calibration.covered).toBeGreaterThanOrEqual(0.93 - fourErrors(0.93, SIMULATIONS));
  expect(calibration.covered).toBeLessThanOrEqual(most + fourErrors(most, SIMULATIONS));
};

describe('comparisons of simulated checkpoints', () => {
  it.each(nulls)('seldom tell apart what is as strong: $name', (world) => {
    const calibration = calibrateComparison(world, SIMULATIONS);
    const { rejected, decided } = calibration;
    expect(rejected).toBeLessThanOrEqual(0.055 + fourErrors(0.055, SIMULATIONS));
    expect(decided).toBeLessThanOrEqual(rejected);
    expectCovered(world, calibration);
  });

  it.each(others)('cover the difference: $name', (world) => {
    expectCovered(world, calibrateComparison(world, SIMULATIONS));
  });
});
