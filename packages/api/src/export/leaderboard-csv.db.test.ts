import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { LEADERBOARD_COLUMNS } from '@assay/contracts/csv/columns';

import { createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type SampleFixture } from '../testing/measured-run.ts';
import { parseCsv } from '../testing/parse-csv.ts';
import { readSamplesCsv } from '../testing/read-export.ts';
import { recomputeLeaderboard, type RecomputedCell } from '../testing/recompute-leaderboard.ts';
import { exportLeaderboardCsv } from './leaderboard-csv.ts';

let fixture: ApiFixture;

/** One letter a sample, one string an item: c correct, i incorrect, u unscorable, t cut off, . missing. */
function grid(...items: string[]): SampleFixture[] {
  return items.flatMap((letters, item) =>
    [...letters].flatMap((letter, repeat): SampleFixture[] => {
      if (letter === '.') return [];
      const outcome = letter === 'c' ? 'correct' : letter === 'u' ? 'unscorable' : 'incorrect';
      return [
        {
          item,
          repeat,
          finish: letter === 't' ? 'length' : 'stop',
          completionTokens: 37 * item + 11 * repeat + 5,
          verdict: { outcome },
        },
      ];
    }),
  );
}

const withoutTokens = (samples: SampleFixture[]) =>
  samples.map((sample) => ({ ...sample, completionTokens: null }));

const mixed = grid('ccic', 'iiic', 'cccc', 'tuii', 'icic');
const [firstMixed, ...restMixed] = mixed;

const cells: [checkpoint: string, benchmark: string, samples: SampleFixture[]][] = [
  ['complete', 'maze', mixed],
  ['incomplete repeats', 'maze', grid('ccic', 'i.ic', 'ccc.', 'uuii', 'ici.')],
  ['an item without samples', 'maze', grid('ccic', 'iiic', '....', 'tt..', 'icic')],
  ['all correct', 'maze', grid('cccc', 'cccc', 'cccc', 'cccc', 'cccc')],
  ['all wrong', 'maze', grid('iiii', 'ttti', 'iiii', 'uiii', 'iiii')],
  ['one item so far', 'maze', grid('ci..')],
  ['tokens partly known', 'maze', [...withoutTokens([firstMixed ?? never()]), ...restMixed]],
  ['tokens unknown', 'maze', withoutTokens(mixed)],
  ['nearly alike items', 'maze', grid('ciii', 'icii', 'iici', 'ccii', 'iiic')],
  ['=1+1', 'sums', grid('c', 'i', 'c')],
  ['complete', 'sums', grid('u', 'u', 'u')],
];

const sizes: Record<string, { itemCount: number; repeats: number }> = {
  maze: { itemCount: 5, repeats: 4 },
  sums: { itemCount: 3, repeats: 1 },
};

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home } = fixture;
  const measure = (checkpoint: string, benchmark: string, samples: SampleFixture[]) =>
    insertMeasuredRun(services, {
      workspace: home,
      checkpoint,
      benchmark,
      ...(sizes[benchmark] ?? never()),
      samples,
    });
  // An older run of a cell, that only the samples may show.
  await measure('complete', 'maze', grid('iiii', 'iiii', 'iiii', 'iiii', 'iiii'));
  for (const cell of cells) await measure(...cell);
  // A newer one without samples, that hides nothing.
  await measure('complete', 'maze', []);
});

afterAll(() => fixture.close());

function ctx() {
  return { services: fixture.services, actor: fixture.home.actors.viewer };
}

async function readLeaderboard(sweepId?: number) {
  return parseCsv(await exportLeaderboardCsv(ctx(), { sweepId }));
}

const escaped = (name: string) => (name.startsWith('=') ? `'${name}` : name);

test('has the columns of the contract in their order, and a row for every cell', async () => {
  const { header, rows } = await readLeaderboard();
  expect(header).toEqual([...LEADERBOARD_COLUMNS]);
  expect(rows.map((row) => `${row.checkpoint}/${row.benchmark}`).sort()).toEqual(
    cells.map(([checkpoint, benchmark]) => `${escaped(checkpoint)}/${benchmark}`).sort(),
  );
  expect(new Set(rows.map(({ metric }) => metric))).toEqual(new Set(['accuracy']));
});

describe.each(cells)('the cell of "%s" on %s', (checkpoint, benchmark) => {
  const figures = [
    'estimate_fraction',
    'ci_low',
    'ci_high',
    'std_over_repeats',
    'items',
    'repeats',
    'mean_completion_tokens',
    'truncated_fraction',
    'unscorable_fraction',
  ] as const satisfies readonly (keyof RecomputedCell)[];

  test('can be computed from the samples CSV, every figure of it', async () => {
    const isCell = (row: { checkpoint?: string; benchmark?: string }) =>
      row.checkpoint === escaped(checkpoint) && row.benchmark === benchmark;
    const shown = (await readLeaderboard()).rows.find(isCell) ?? never();
    const samples = await readSamplesCsv(ctx());
    const computed = recomputeLeaderboard(samples.rows).find(isCell) ?? never();
    expect(shown.benchmark_version).toBe(computed.benchmark_version);
    expect(shown.prompt_template).toBe(computed.prompt_template);
    expect(shown.system_message).toBe(computed.system_message);
    for (const figure of figures) {
      const value = computed[figure];
      expect(shown[figure] === '', figure).toBe(value === null);
      if (value !== null) expect(Number(shown[figure]), figure).toBeCloseTo(value, 8);
    }
    expect(shown.ci_method).toBe(computed.ci_method);
  });
});

test('figures by hand: three items of one repeat, two of them right', async () => {
  const { rows } = await readLeaderboard();
  const row = rows.find(({ checkpoint }) => checkpoint === "'=1+1") ?? never();
  expect(row).toMatchObject({ items: '3', repeats: '1', std_over_repeats: '' });
  expect(Number(row.estimate_fraction)).toBeCloseTo(2 / 3, 12);
  // Least chance: π³ + 3π²(1 − π) = 0.05, at 0.1354. Greatest: 1 − π³ = 0.95, so π = 0.95^(1/3).
  expect(Number(row.ci_low)).toBeCloseTo(0.13535, 5);
  expect(Number(row.ci_high)).toBeCloseTo(0.98305, 5);
  // Tokens 5, 42 and 79.
  expect(Number(row.mean_completion_tokens)).toBe(42);
});

test('a cell of one item has an estimate and no interval', async () => {
  const { rows } = await readLeaderboard();
  const row = rows.find(({ checkpoint }) => checkpoint === 'one item so far');
  expect(row).toMatchObject({
    estimate_fraction: '0.5',
    ci_low: '',
    ci_high: '',
    ci_method: '',
    items: '1',
    repeats: '0',
  });
});

function never(): never {
  throw new Error('the row or cell of this test is not there');
}
