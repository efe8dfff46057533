import { describe, expect, it } from 'vitest';

import { scoresOfTable, type ScoreTable } from './score-table.ts';

function table(cells: ScoreTable['lines'][number]['cells'], note?: string): ScoreTable {
  return {
    sourceId: 'phi-4-reasoning-card',
    modelLabels: ['a', 'b'],
    lines: [
      {
        benchmark: 'ifeval',
        metric: 'strict accuracy',
        repeats: 5,
        ...(note !== undefined && { note }),
        cells,
      },
    ],
  };
}

describe('a table of reported scores', () => {
  it('gives no score for an empty cell', () => {
    expect(scoresOfTable(table([null, 50])).map(({ modelLabel }) => modelLabel)).toEqual(['b']);
  });

  it('gives every per mille as the number that its decimal writing means', () => {
    for (let perMille = 0; perMille <= 1000; perMille += 1) {
      const percent = Number(`${Math.trunc(perMille / 10)}.${perMille % 10}`);
      const written = Number(`0.${String(perMille).padStart(3, '0')}`);
      const [score] = scoresOfTable(table([percent, null]));
      expect(score?.valueFraction).toBe(perMille === 1000 ? 1 : written);
    }
  });

  it('takes repeats and note of the cell before those of its line, and has no spread unless stated', () => {
    const own = { percent: 50, std: 0.5, repeats: 3, note: 'cell' };
    expect(
      scoresOfTable(table([own, 40], 'line')).map(({ stdOverRepeats, repeats, note }) => [
        stdOverRepeats,
        repeats,
        note,
      ]),
    ).toEqual([
      [0.005, 3, 'cell'],
      [null, 5, 'line'],
    ]);
  });

  it('refuses a line that has not one cell for each model', () => {
    expect(() => scoresOfTable(table([50]))).toThrow(
      'ifeval, strict accuracy: 1 cells for 2 models.',
    );
  });
});
