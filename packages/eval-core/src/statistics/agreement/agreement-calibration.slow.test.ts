import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import {
  alphaStudies,
  kappaStudies,
  MORE_RATED_WORLDS,
  MORE_REPEATED_WORLDS,
  RATED_WORLDS,
  REPEATED_WORLDS,
  type AgreementShares,
} from '../../testing/agreement-worlds.ts';

const studies = 10_000;

describe('intervals of agreement over 10,000 studies', () => {
  it.each([...RATED_WORLDS, ...MORE_RATED_WORLDS])('of α cover at 93 % with $name', (world) => {
    const shares = alphaStudies(createRng(`slow alpha ${world.name}`), world, studies);
    printRow(`α | ${world.name} | ${world.units} × ${world.raters}`, shares);
    expect(shares.covered).toBeGreaterThanOrEqual(0.93);
  });

  it.each([...REPEATED_WORLDS, ...MORE_REPEATED_WORLDS])(
    'of κ by item cover at 93 % with $name',
    (world) => {
      const shares = kappaStudies(createRng(`slow kappa ${world.name}`), world, studies);
      printRow(`κ | ${world.name} | ${world.units} × ${world.repeats}`, shares);
      expect(shares.covered).toBeGreaterThanOrEqual(0.93);
    },
  );
});

function printRow(world: string, { covered, meanWidth, unknown }: AgreementShares): void {
  process.stdout.write(
    `| ${world} | ${(100 * covered).toFixed(1)} % | ${meanWidth.toFixed(3)} | ${(100 * unknown).toFixed(2)} % |\n`,
  );
}
