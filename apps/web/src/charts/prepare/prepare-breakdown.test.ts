import { describe, expect, it } from 'vitest';

import { statisticsOfGrid } from '../../testing/run-statistics.ts';
import { prepareBreakdowns } from './prepare-breakdown.ts';

const statistics = statisticsOfGrid(['cc', 'ci', 'ic', 'ii', 'cc', 'ci', 'ii', 'ii'], {
  attributesOf: (item) => ({
    topic: item < 6 ? 'algebra' : 'zeta',
    level: [10, 9, 2, 1][item % 4] ?? 0,
  }),
});

describe('breakdowns', () => {
  it('have the level first, and values in natural order', () => {
    const tables = prepareBreakdowns(statistics, { isShrunk: false });
    expect(tables.map(({ name }) => name)).toEqual(['level', 'topic']);
    expect(tables[0]?.rows.map(({ value }) => value)).toEqual(['1', '2', '9', '10']);
  });

  it('mark a slice of few items, and put the whole benchmark behind each dot', () => {
    const [, topic] = prepareBreakdowns(statistics, { isShrunk: false });
    const [algebra, zeta] = topic?.rows ?? [];
    expect(algebra).toMatchObject({ items: '6', samples: '12', isSmall: false });
    expect(zeta).toMatchObject({ items: '2', samples: '4', isSmall: true });
    expect(zeta?.bar).toMatchObject({ isHollow: true, pointFraction: 0, wholeFraction: 7 / 16 });
  });

  it('draw the shrunk value with the measured one beside it, once asked', () => {
    const [level] = prepareBreakdowns(statistics, { isShrunk: true });
    const best = level?.rows.at(-1);
    expect(level?.canBeShrunk).toBe(true);
    expect(best?.bar.otherFraction).toBe(1);
    expect(best?.bar.pointFraction).toBeLessThan(1);
    expect(best?.bar.description).toMatch(/^Shrunk: /);
    // The table says both at any time.
    expect(best?.figure.text).toBe('100.0');
  });

  it('leave a slice as it is where there are too few to shrink, with the reason', () => {
    const [, topic] = prepareBreakdowns(statistics, { isShrunk: true });
    expect(topic?.canBeShrunk).toBe(false);
    expect(topic?.rows[0]?.bar.otherFraction).toBeNull();
    expect(topic?.rows[0]?.shrunk.description).toContain('four slices');
  });

  it('count the items that lack the attribute', () => {
    const some = statisticsOfGrid(['cc', 'ci'], {
      attributesOf: (item): Record<string, number> => (item === 0 ? { year: 2024 } : {}),
    });
    const [year] = prepareBreakdowns(some, { isShrunk: false });
    expect(year?.notes).toEqual(['1 item without year are in no row.']);
  });
});
