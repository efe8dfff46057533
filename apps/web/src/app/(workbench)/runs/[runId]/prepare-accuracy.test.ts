import { describe, expect, it } from 'vitest';

import { makeCell } from '../../../../testing/make-cell.ts';
import { statisticsOfGrid } from '../../../../testing/run-statistics.ts';
import { prepareAccuracy } from './prepare-accuracy.ts';

describe('the accuracy panel', () => {
  const statistics = statisticsOfGrid(['ccc', 'cci', 'c.u', 'iii']);
  // Of means of 3/3, 2/3, 1/2 and 0/3.
  const cell = makeCell({ planned: 12, failures: 1 }, { estimateFraction: 13 / 24, samples: 11 });

  it('says beside a mean with missing cells what the leaderboard says, and why', () => {
    expect(prepareAccuracy(statistics, cell).figures[0]).toMatchObject({
      value: '50.0',
      detail: '6 correct of 12 cells; 54.2 % on the leaderboard, which leaves out the 1 missing',
    });
    for (const detail of [
      prepareAccuracy(statistics, { ...cell, status: 'running' }).figures[0]?.detail,
      prepareAccuracy(statisticsOfGrid(['ccc', 'ccc', 'iii', 'iii']), cell).figures[0]?.detail,
    ]) {
      expect(detail).toBe('6 correct of 12 cells');
    }
  });

  it('names the three errors and never mixes them', () => {
    const { figures } = prepareAccuracy(statistics, cell);
    expect(figures.map(({ label, unit }) => [label, unit])).toEqual([
      ['Accuracy', '%'],
      ['± over repeats', 'points'],
      ['Standard error, these questions', 'points'],
      ['Interval, new questions', '%'],
      ['Scored only', '%'],
    ]);
    // 6 of 12 cells; repeats of 75, 50 and 25 %; 6 of 10 scored.
    expect(figures.map(({ value }) => value)).toMatchObject(
      ['50.0', '25.0', /./, /–/, '60.0'].map((text) =>
        typeof text === 'string' ? text : (expect.stringMatching(text) as string),
      ),
    );
    // p = 1, ⅔, ⅓, 0: √((2/9 + 2/9)/2)/4 = 0.1179.
    expect(figures[2]?.value).toBe('11.79');
  });

  it('counts every cell once', () => {
    const { counts } = prepareAccuracy(statistics, cell);
    expect(counts.map(({ name, count, share }) => `${name} ${count} ${share}`)).toEqual([
      'Correct 6 50.0',
      'Incorrect 4 33.3',
      'Unscorable 1 8.3',
      'Missing 1 8.3',
    ]);
  });

  it('leaves a gap with its reason where an error cannot be known', () => {
    const { figures, notes } = prepareAccuracy(statisticsOfGrid(['c', 'i', 'i']), cell);
    for (const figure of figures.slice(1, 3)) {
      expect(figure).toMatchObject({ value: null, reason: 'Unknown: it needs two repeats.' });
    }
    expect(notes.join(' ')).toContain('One repeat only');
  });

  it('claims no standard error of 0 where repeats never differ', () => {
    const { figures, notes } = prepareAccuracy(statisticsOfGrid(['ccc', 'iii']), cell);
    expect(figures[2]).toMatchObject({
      value: null,
      reason: 'Unknown: no two repeats of a question differ.',
    });
    expect(notes.join(' ')).toContain('Repeats of a question never differ');
  });

  it('says what a run under way has not finished', () => {
    const { notes } = prepareAccuracy({ ...statistics, repeatsUnderWay: 2 }, cell);
    expect(notes.at(-1)).toContain('2 repeats under way');
  });
});
