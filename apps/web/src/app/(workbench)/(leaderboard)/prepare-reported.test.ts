import { describe, expect, it } from 'vitest';

import type { Leaderboard } from '@assay/contracts/cells';
import type { ReportedScore, ReportedScores } from '@assay/contracts/reported';

import { prepareReported } from './prepare-reported.ts';

function makeScore(change: Partial<ReportedScore>): ReportedScore {
  return {
    benchmark: 'aime-2025',
    metric: 'accuracy',
    model: 'o1',
    modelLabel: 'o1',
    valueFraction: 0.753,
    stdOverRepeats: null,
    repeats: null,
    sourceId: 'card',
    note: null,
    ...change,
  };
}

function reportedOf(...scores: ReportedScore[]): ReportedScores {
  const source = (id: string) => ({
    id,
    title: `The ${id}`,
    url: `https://${id}.test`,
    note: `on ${id}`,
  });
  return {
    sources: [source('card'), source('report')],
    benchmarks: [
      { name: 'aime-2025', title: 'AIME 2025' },
      { name: 'kitab', title: 'Kitab' },
    ],
    scores,
  };
}

function measured(...names: string[]): Leaderboard['benchmarks'] {
  return names.map((name, index) => ({
    versionId: index + 1,
    name,
    title: name,
    version: 'abc',
    itemCount: 30,
    grader: { kind: 'number', name: 'number', version: '1', params: {} },
  }));
}

describe('reported scores on the leaderboard', () => {
  it('stand under the measured benchmark of that name, and nowhere else', () => {
    const { rows, elsewhere } = prepareReported(
      reportedOf(makeScore({})),
      measured('maze', 'aime-2025'),
    );
    expect(rows.map(({ model, cells }) => [model, cells.map(({ length }) => length)])).toEqual([
      ['o1', [0, 1]],
    ]);
    expect(elsewhere).toEqual({ columns: [], rows: [] });
  });

  it('stand under every version of that benchmark', () => {
    const { rows } = prepareReported(reportedOf(makeScore({})), measured('aime-2025', 'aime-2025'));
    expect(rows[0]?.cells.map(([first]) => first?.value)).toEqual(['75.3', '75.3']);
  });

  it('are in a table of their own where the benchmark was not measured, by metric', () => {
    const scores = [
      makeScore({ benchmark: 'kitab', metric: 'recall (no context)', valueFraction: 0.049 }),
      makeScore({ benchmark: 'kitab', metric: 'precision (no context)', valueFraction: 0.232 }),
      makeScore({ model: 'R1' }),
    ];
    const { rows, elsewhere } = prepareReported(reportedOf(...scores), measured('maze'));
    expect(rows).toEqual([]);
    expect(elsewhere.columns.map(({ title, metric }) => [title, metric])).toEqual([
      ['AIME 2025', 'accuracy'],
      ['Kitab', 'recall (no context)'],
      ['Kitab', 'precision (no context)'],
    ]);
    expect(
      elsewhere.rows.map(({ model, cells }) => [model, cells.map(([first]) => first?.value)]),
    ).toEqual([
      ['o1', [undefined, '4.9', '23.2']],
      ['R1', ['75.3', undefined, undefined]],
    ]);
  });

  it('are both shown where two sources disagree, each with its own source', () => {
    const { rows } = prepareReported(
      reportedOf(
        makeScore({}),
        makeScore({
          sourceId: 'report',
          valueFraction: 0.714,
          stdOverRepeats: 0.057,
          repeats: 50,
        }),
      ),
      measured('aime-2025'),
    );
    const shown = rows[0]?.cells[0]?.map(({ value, spread, repeats, marks, href }) => [
      ...[value, spread, repeats, marks, href],
    ]);
    expect(shown).toEqual([
      ['75.3', null, null, '[1]', '#reported-footnote-1'],
      ['71.4', '± 5.7', '50 repeats', '[2]', '#reported-footnote-2'],
    ]);
  });

  it('say in words that they are reported, by whom, under which name, and what to know', () => {
    const { rows } = prepareReported(
      reportedOf(
        makeScore({ model: 'DeepSeek-R1', modelLabel: 'R1', repeats: 5, note: 'Of an old model.' }),
      ),
      measured('aime-2025'),
    );
    expect(rows[0]?.cells[0]?.[0]?.description).toBe(
      'accuracy 75.3 %, 5 repeats. Reported: The card, there “R1”. Of an old model.',
    );
  });

  it('name their metric beside a measured column where it is not accuracy', () => {
    const { rows } = prepareReported(
      reportedOf(makeScore({}), makeScore({ metric: 'accuracy (hard)' })),
      measured('aime-2025'),
    );
    expect(rows[0]?.cells[0]?.map(({ metric }) => metric)).toEqual([null, 'accuracy (hard)']);
  });

  it('have footnotes counted through: sources that are cited, then each note once', () => {
    const note = 'Of 2024.';
    const { footnotes, rows } = prepareReported(
      reportedOf(makeScore({ note }), makeScore({ model: 'o3', note })),
      measured('aime-2025'),
    );
    expect(footnotes.map(({ number, title, url }) => [number, title, url])).toEqual([
      [1, 'The card', 'https://card.test'],
      [2, 'Of 2024.', null],
    ]);
    expect(rows.map(({ cells: [cell] }) => cell?.[0]?.marks)).toEqual(['[1, 2]', '[1, 2]']);
  });

  it('keep the order of their sources, whatever their values', () => {
    const { rows } = prepareReported(
      reportedOf(
        makeScore({ model: 'low', valueFraction: 0.1 }),
        makeScore({ model: 'high', valueFraction: 0.9 }),
        makeScore({ model: 'a', valueFraction: 0.5 }),
      ),
      measured('aime-2025'),
    );
    expect(rows.map(({ model }) => model)).toEqual(['low', 'high', 'a']);
  });
});
