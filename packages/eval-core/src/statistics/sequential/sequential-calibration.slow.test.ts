import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import {
  MORE_WATCHED_WORLDS,
  repeatsToDecide,
  WATCHED_WORLDS,
  watchStudies,
} from '../../testing/sequential-worlds.ts';

const worlds = [...WATCHED_WORLDS, ...MORE_WATCHED_WORLDS];

describe('looking after every repeat, over 10,000 studies', () => {
  it.each(worlds)('misses the truth in at most 5.5 % of studies of $name', (world) => {
    const shares = watchStudies(createRng(`slow watched ${world.name}`), world, 10_000);
    const { everMissed, everMissedAccuracy, falselyDecided, meanWidth } = shares;
    process.stdout.write(
      `| ${world.name} | ${world.questions} | ${world.repeats} | ${percent(everMissed)} | ` +
        `${percent(falselyDecided)} | ${percent(everMissedAccuracy)} | ${meanWidth.toFixed(3)} |\n`,
    );
    expect(everMissed).toBeLessThanOrEqual(0.055);
    expect(everMissedAccuracy).toBeLessThanOrEqual(0.055);
    if (!isNaN(falselyDecided)) expect(falselyDecided).toBeLessThanOrEqual(0.055);
  });
});

describe('repeats to decide, against a fixed design of power 0.8 that knows the difference', () => {
  it.each([
    { name: '30, AIME', questions: 30, shapes: [0.5, 0.5], difference: 0.1 },
    { name: '30, AIME', questions: 30, shapes: [0.5, 0.5], difference: 0.05 },
    { name: '30, alike to each other', questions: 30, shapes: [2, 2], difference: 0.1 },
    { name: '198, GPQA', questions: 198, shapes: [3, 2], difference: 0.05 },
    { name: '500, MATH', questions: 500, shapes: [0.5, 0.5], difference: 0.02 },
    { name: '5, uniform', questions: 5, shapes: [1, 1], difference: 0.2 },
  ] as const)('are few for $name and a difference of $difference', (cell) => {
    const rng = createRng(`slow decided ${cell.name} ${cell.difference}`);
    const { sequential, fixed, wrongSide } = repeatsToDecide(rng, { ...cell, repeats: 2000 }, 2000);
    process.stdout.write(
      `| ${cell.name} | ${cell.difference} | ${fixed.toFixed(1)} | ${sequential.toFixed(1)} | ` +
        `${(sequential / fixed).toFixed(2)} | ${percent(wrongSide)} |\n`,
    );
    expect(wrongSide).toBeLessThanOrEqual(0.0275);
    expect(sequential / fixed).toBeLessThan(2.5);
  });
});

function percent(share: number): string {
  return isNaN(share) ? '–' : `${(100 * share).toFixed(2)} %`;
}
