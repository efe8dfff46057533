import { describe, expect, it } from 'vitest';

import { statisticsOfGrid } from '../../../../testing/run-statistics.ts';
import { preparePlanning } from './prepare-planning.ts';

const { planning } = statisticsOfGrid(['cici', 'ccci', 'ciii', 'cccc', 'iiii', 'ciic'], {
  tokensOf: () => 1000,
});

describe('planning', () => {
  it('has a row for each number of repeats in rising order, and knows that of the run', () => {
    const { rows } = preparePlanning(planning, { repeats: 4, tokensPerSecond: null });
    const counts = rows.map(({ repeats }) => Number(repeats));
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(rows.filter(({ isOwn }) => isOwn).map(({ repeats }) => repeats)).toEqual(['4']);
  });

  it('turns tokens into the time of one GPU once its speed is given', () => {
    const options = { repeats: 4 };
    const unknown = preparePlanning(planning, { ...options, tokensPerSecond: null });
    expect(unknown.rows[0]?.gpuTime).toMatchObject({ text: '—' });
    expect(unknown.notes.at(-1)).toContain('GPU time needs');
    const known = preparePlanning(planning, { ...options, tokensPerSecond: 100 });
    // One repeat of 6 questions: 6,000 tokens, a minute.
    expect(known.rows[0]).toMatchObject({
      ...{ samples: '6', tokens: { text: '6.0k' }, gpuTime: { text: '1 min 0 s', reason: null } },
    });
    expect(known.notes.at(-1)).not.toContain('GPU time needs');
  });

  it('says what an interval of a point takes, and why new questions are out of reach', () => {
    const { sentences } = preparePlanning(planning, { repeats: 4, tokensPerSecond: null });
    expect(sentences).toHaveLength(3);
    const needed = planning.repeatsFor['0.01'].sameQuestions ?? NaN;
    expect(sentences[0]).toContain(
      `For ± 1 point on these questions you need ${needed.toLocaleString('en-US')} repeats (`,
    );
    expect(sentences[0]).toContain(
      'However often they are asked, 6 questions leave more than ± 1 point for',
    );
  });

  it('claims no half width of 0.0 where all samples came out alike', () => {
    const { planning: alike } = statisticsOfGrid(Array<string>(12).fill('iiii'));
    const { rows, notes } = preparePlanning(alike, { repeats: 4, tokensPerSecond: null });
    // 48 samples, as if half of one had differed: 1.96 · √(0.0099/48).
    expect(rows.find(({ isOwn }) => isOwn)?.halfWidthSame.text).toBe('2.8');
    expect(notes.join(' ')).toContain('as if half a sample had differed');
    for (const row of rows) {
      expect([row.halfWidthSame.text, row.detectableSame.text]).not.toContain('0.0');
    }
  });

  it('does not round a half width to none', () => {
    const { planning: alike } = statisticsOfGrid(Array<string>(300).fill('c'.repeat(10)));
    const { rows } = preparePlanning(alike, { repeats: 10, tokensPerSecond: null });
    // 1.96 · √(1/6000/30,000) = 0.015 points.
    expect(rows.at(-1)).toMatchObject({ repeats: '100', halfWidthSame: { text: '0.01' } });
  });

  it.each([
    {
      cells: ['c', 'i'],
      gap: 'halfWidthNew',
      reason: 'One repeat does not tell the noise of runs apart.',
    },
    {
      cells: ['cici'],
      gap: 'halfWidthNew',
      reason: 'One question does not tell how questions differ.',
    },
    {
      cells: ['cici', 'icic'],
      gap: 'detectableNew',
      reason: 'No difference up to 100 points would be found.',
    },
    { cells: ['cici', 'icic'], gap: 'tokens', reason: 'The backend did not report tokens.' },
  ] as const)('gives each dash its reason, and a note: $reason', ({ cells, gap, reason }) => {
    const { planning: few } = statisticsOfGrid([...cells], { tokensOf: () => null });
    const { rows, notes } = preparePlanning(few, { repeats: 4, tokensPerSecond: null });
    expect(rows.map((row) => row[gap])).toContainEqual({ text: '—', reason });
    expect(notes).toContain(`A dash: ${reason}`);
    const figures = rows.flatMap((row) => [row.halfWidthSame, row.detectableNew, row.gpuTime]);
    for (const figure of figures) expect(figure.reason === null).toBe(figure.text !== '—');
  });

  it('says once why nothing can be planned from one repeat', () => {
    const { planning: single } = statisticsOfGrid(['c', 'i']);
    expect(preparePlanning(single, { repeats: 1, tokensPerSecond: null }).sentences).toEqual([
      'One repeat does not tell the noise of runs apart.',
    ]);
  });
});
