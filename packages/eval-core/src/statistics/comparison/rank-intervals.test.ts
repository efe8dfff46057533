import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { simulateMatrix } from '../../testing/simulate.ts';
import { rankIntervals } from './rank-intervals.ts';

const checkpoint = (chance: number, items = 300) =>
  simulateMatrix(createRng(`checkpoint ${chance}`), { items, repeats: 2, chanceOf: () => chance });

describe('rank intervals', () => {
  it('are single places where every pair is told apart', () => {
    const ranks = rankIntervals([checkpoint(0.1), checkpoint(0.9), checkpoint(0.5)]);
    expect(ranks.map(({ rankLow, rankHigh }) => [rankLow, rankHigh])).toEqual([
      [3, 3],
      [1, 1],
      [2, 2],
    ]);
    expect(ranks[0]).toMatchObject({ level: 0.95, method: 'holm-paired', questions: 300 });
  });

  it('share places where a pair is not told apart', () => {
    const alike = checkpoint(0.5);
    const ranks = rankIntervals([alike, checkpoint(0.95), alike]);
    expect(ranks.map(({ rankLow, rankHigh }) => [rankLow, rankHigh])).toEqual([
      [2, 3],
      [1, 1],
      [2, 3],
    ]);
  });

  it('are the whole board for one of which no sample has a verdict, and put nobody before it', () => {
    const unmeasured = { ...checkpoint(0.9), outcomes: new Uint8Array(600) };
    expect(rankIntervals([checkpoint(0.1), unmeasured, checkpoint(0.9)])).toMatchObject([
      { rankLow: 2, rankHigh: 3 },
      { rankLow: 1, rankHigh: 3 },
      { rankLow: 1, rankHigh: 2 },
    ]);
  });

  it('are the whole board where nothing is shared, and know nothing of others where there are none', () => {
    const apart = simulateMatrix(createRng('apart'), { items: 0, repeats: 2, chanceOf: () => 1 });
    expect(rankIntervals([checkpoint(0.1), apart])).toMatchObject([
      { rankLow: 1, rankHigh: 2, questions: 0 },
      { rankLow: 1, rankHigh: 2, questions: 0 },
    ]);
    expect(rankIntervals([checkpoint(0.1)])).toMatchObject([
      { rankLow: 1, rankHigh: 1, questions: null },
    ]);
    expect(rankIntervals([])).toEqual([]);
  });
});
