import { expect, it } from 'vitest';

import { ranksByRun } from './prepare-ranks.ts';

it('says the places that a run may have, and one place as one', () => {
  const ranks = ranksByRun({
    level: 0.95,
    method: 'holm-paired',
    columns: [
      {
        benchmarkVersionId: 1,
        ranked: 3,
        reason: null,
        places: [
          { runId: 7, rankLow: 1, rankHigh: 2, questions: 30 },
          { runId: 9, rankLow: 3, rankHigh: 3, questions: 30 },
        ],
      },
      { benchmarkVersionId: 2, ranked: 1, reason: 'One completed run.', places: [] },
    ],
  });
  expect(ranks.get(7)).toEqual({
    text: 'rank 1–2 of 3',
    description:
      'Place 1–2 of 3 completed runs on this benchmark: all intervals of the column together hold with 95 % (holm-paired, 30 shared questions).',
  });
  expect(ranks.get(9)?.text).toBe('rank 3 of 3');
});

it('knows none before they have come', () => {
  expect(ranksByRun(undefined).size).toBe(0);
});
