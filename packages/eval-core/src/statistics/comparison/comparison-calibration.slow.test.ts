import { beforeAll, describe, expect, it } from 'vitest';

import {
  calibrateComparison,
  fourErrors,
  mostCovered,
} from '../../testing/comparison-calibration.ts';
import {
  nullRelations,
  otherRelations,
  pairedWorld,
  type PairedWorld,
  type Relation,
  type Shapes,
  type WorldDesign,
} from '../../testing/comparison-worlds.ts';

const SIMULATIONS = 10_000;
const QUESTIONS = [5, 15, 30, 200];
const REPEATS = [
  [1, 1],
  [5, 5],
  [50, 50],
  [3, 50],
] as const;
const SHAPES: readonly Shapes[] = [
  [1, 1],
  [0.3, 0.3],
  [0.3, 3],
];
const NULLS = [nullRelations.same, nullRelations.own, nullRelations.partly];

const worldsOf = (relations: readonly Relation[]) =>
  relations.flatMap((relation) =>
    SHAPES.flatMap((shapes) =>
      REPEATS.flatMap((repeats) =>
        QUESTIONS.map((questions) => pairedWorld({ questions, repeats, shapes, relation })),
      ),
    ),
  );

const percent = (share: number) => (100 * share).toFixed(1);

describe('comparisons of simulated checkpoints', () => {
  beforeAll(() => {
    process.stdout.write(
      `\n| world | p ≤ 0.05 % | decided % | t test % | covered % | at most | mean width |\n` +
        `| --- | --: | --: | --: | --: | --: | --: |\n`,
    );
  });

  it.each(worldsOf(NULLS))('null: $name', (world) => {
    const { rejected } = reported(world);
    expect(rejected).toBeLessThanOrEqual(0.055 + fourErrors(0.055, SIMULATIONS));
  });

  it.each(worldsOf([otherRelations.lifted]))('not null: $name', (world) => {
    reported(world);
  });

  it.each(worldsOf([otherRelations.fixed]))('rare and large: $name', (world) => {
    reported(world);
  });
});

/** Of studies that get one; ten thousand of ten thousand resamples each take a minute. */
const BOOTSTRAPPED = (
  [
    { questions: 60, repeats: [5, 5], shapes: [1, 1], relation: nullRelations.own },
    { questions: 100, repeats: [1, 1], shapes: [0.3, 3], relation: otherRelations.fixed },
    { questions: 200, repeats: [3, 50], shapes: [1, 1], relation: nullRelations.same },
  ] satisfies WorldDesign[]
).map(pairedWorld);

describe('the bootstrap of a paired difference', () => {
  it.each(BOOTSTRAPPED)('covers where it is given: $name', (world) => {
    const found = calibrateComparison(world, SIMULATIONS, { bootstraps: true });
    const shares = [found.bootstrapped, found.bootstrapCovered].map(percent);
    process.stdout.write(`${world.name}: given in ${shares.join(' %, covers ')} %\n`);
    expect(found.bootstrapCovered).toBeGreaterThanOrEqual(
      0.93 - fourErrors(0.93, SIMULATIONS * found.bootstrapped),
    );
  });
});

function reported(world: PairedWorld) {
  const found = calibrateComparison(world, SIMULATIONS);
  const most = mostCovered(world, found);
  const shares = [found.rejected, found.decided, found.rejectedByT, found.covered, most];
  const cells = [world.name, ...shares.map(percent), found.meanWidth.toFixed(3)];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
  expect(found.covered).toBeGreaterThanOrEqual(0.93 - fourErrors(0.93, SIMULATIONS));
  expect(found.covered).toBeLessThanOrEqual(most + fourErrors(most, SIMULATIONS));
  return found;
}
