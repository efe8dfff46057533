import { describe, expect, it } from 'vitest';

import { statisticsOfGrid } from '../../../../testing/run-statistics.ts';
import { prepareLengths } from './prepare-lengths.ts';

describe('the lengths panel', () => {
  // Correct replies have 100 or 300 tokens, incorrect ones 400.
  const { lengths } = statisticsOfGrid(['ci', 'ci', 'cc'], {
    tokensOf: (item, repeat) => (repeat === 1 && item < 2 ? 400 : 100 + 100 * item),
  });

  it('has a row for all, thinking, answer, correct and incorrect replies', () => {
    const { rows } = prepareLengths(lengths);
    expect(rows.map(({ name, samples }) => `${name} ${samples}`)).toEqual([
      'All tokens 6',
      'Thinking 0',
      'Answer 0',
      'Correct replies 4',
      'Incorrect replies 2',
    ]);
    // (100 + 200 + 300 + 300)/4.
    expect(rows[3]?.mean.text).toBe('225');
    expect(rows[4]?.quantiles.map(({ text }) => text)).toEqual(['400', '400', '400', '400', '400']);
  });

  it('shows unknown thinking tokens as a gap with its reason and their count', () => {
    const thinking = prepareLengths(lengths).rows[1];
    expect(thinking).toMatchObject({ unknown: '6 unknown' });
    expect(thinking?.mean).toMatchObject({
      text: '—',
      description: expect.stringContaining('no sample of known length') as string,
    });
  });

  it('says how many lengths are estimates, and what that is, only where some are', () => {
    expect(prepareLengths(lengths).notes.join(' ')).not.toContain('Estimated');
    expect(prepareLengths(lengths).rows.map(({ estimated }) => estimated)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
    const options = { estimatedThinkingTokens: 80 };
    const shared = prepareLengths(statisticsOfGrid(['ci', 'ci', 'cc'], options).lengths);
    // All tokens are the server's.
    expect(shared.rows.map(({ name, estimated }) => [name, estimated])).toEqual([
      ['All tokens', null],
      ['Thinking', '6 estimated'],
      ['Answer', '6 estimated'],
      ['Correct replies', null],
      ['Incorrect replies', null],
    ]);
    expect(shared.notes.join(' ')).toContain('Estimated');
  });

  it('compares correct to incorrect within questions', () => {
    const { figures } = prepareLengths(lengths);
    // √(100/400 · 200/400) over the two questions with both.
    expect(figures[1]).toMatchObject({ label: 'Correct over incorrect', figure: { text: '0.35' } });
    expect(figures[2]).toMatchObject({ figure: { text: '100.0' } });
  });

  it('says that lengths are floors where replies were cut off, and only there', () => {
    const cut = statisticsOfGrid(Array<string>(20).fill('ct'), {
      tokensOf: (_, repeat) => (repeat === 1 ? 4096 : 1000),
    });
    const { rows, notes } = prepareLengths(cut.lengths);
    // Half of the replies are of 4,096 tokens because they were not let be longer.
    expect(rows[0]?.quantiles.at(-1)?.text).toBe('4,096');
    expect(notes[0]).toContain('the least that they would be');
    expect(prepareLengths(lengths).notes.join(' ')).not.toContain('the least');
  });

  it('warns where the limit can have cost accuracy, and only there', () => {
    expect(prepareLengths(lengths).warning).toBeNull();
    const cut = prepareLengths(statisticsOfGrid(['ct', 'ci', 'cc']).lengths);
    expect(cut.warning).toContain('token limit');
    expect(cut.truncation.map(({ figure }) => figure.text)).toEqual(['16.7', '80.0', '0.0']);
  });
});
