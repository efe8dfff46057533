import { beforeAll, describe, expect, it } from 'vitest';

import { calibrateComparison, fourErrors } from '../../testing/comparison-calibration.ts';
import {
  nullRelations,
  otherRelations,
  pairedWorld,
  type Relation,
  type Shapes,
} from '../../testing/comparison-worlds.ts';

const SIMULATIONS = 10_000;
const QUESTIONS = [5, 15, 30, 200];
const REPEATS = [
  [1, 1],
  [5, 5],
  [3, 50],
] as const;
const SHAPES: readonly Shapes[] = [
  [1, 1],
  [0.3, 0.3],
  [0.3, 3],
];
const NULLS = [nullRelations.same, nullRelations.own, nullRelations.partly];
const OTHERS = [otherRelations.lifted, otherRelations.fixed];

const worldsOf = (relations: readonly Relation[]) =>
  relations.flatMap((relation) =>
    SHAPES.flatMap((shapes) =>
      REPEATS.flatMap((repeats) =>
        QUESTIONS.map((questions) => pairedWorld({ questions, repeats, shapes, relation })),
      ),
    ),
  );

const percent = (share: number) => (Number.isNaN(share) ? '' : (100 * share).toFixed(1));

describe('comparisons of simulated checkpoints', () => {
  beforeAll(() => {
    process.stdout.write(
      `\n| world | p ≤ 0.05 % | decided % | t test % | covered % | mean width | bootstrap % | it covers % |\n` +
        `| --- | --: | --: | --: | --: | --: | --: | --: |\n`,
    );
  });

  it.each(worldsOf(NULLS))('null: $name', (world) => {
    const { rejected } = reported(world);
    expect(rejected).toBeLessThanOrEqual(0.055 + fourErrors(0.055, SIMULATIONS));
  });

  it.each(worldsOf(OTHERS))('not null: $name', (world) => {
    reported(world);
  });
});

function reported(world: ReturnType<typeof pairedWorld>) {
  const found = calibrateComparison(world, SIMULATIONS);
  const shares = [found.rejected, found.decided, found.rejectedByT, found.covered].map(percent);
  const bootstrap = [found.bootstrapped, found.bootstrapCovered].map(percent);
  const cells = [world.name, ...shares, found.meanWidth.toFixed(3), ...bootstrap];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
  expect(found.covered).toBeGreaterThanOrEqual(0.93 - fourErrors(0.93, SIMULATIONS));
  return found;
}
