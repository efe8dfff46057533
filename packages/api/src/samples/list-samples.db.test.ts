import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { SampleFilter, SampleRow } from '@assay/contracts/samples';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import {
  insertMeasuredRun,
  type MeasuredRun,
  type SampleFixture,
} from '../testing/measured-run.ts';

const ITEMS = 7;
const REPEATS = 6;
/** Many ties, and lengths that the server did not say. */
const LENGTHS = [500, null, 500, 20, 0, null, 300, 500];
const OUTCOMES = ['incorrect', 'correct', 'unscorable'] as const;

let fixture: ApiFixture;
let run: MeasuredRun;

const samples: SampleFixture[] = Array.from({ length: ITEMS * REPEATS }, (_, index) => ({
  item: Math.floor(index / REPEATS),
  repeat: index % REPEATS,
  completionTokens: LENGTHS[index % LENGTHS.length] ?? null,
  finish: index % 5 === 0 ? 'length' : 'stop',
  verdict: { outcome: OUTCOMES[index % 3] ?? 'correct' },
}));

beforeAll(async () => {
  fixture = await createApiFixture();
  run = await insertMeasuredRun(fixture.services, {
    workspace: fixture.home,
    itemCount: ITEMS,
    repeats: REPEATS,
    samples,
  });
});

afterAll(() => fixture.close());

function caller() {
  return callerFor(fixture.services, fixture.home.actors.viewer).samples;
}

async function readAll(query: { filter?: SampleFilter; limit: number; itemId?: number }) {
  const rows: SampleRow[] = [];
  let pages = 0;
  let cursor: Awaited<ReturnType<ReturnType<typeof caller>['list']>>['nextCursor'] = null;
  do {
    const page = await caller().list({ runId: run.runId, ...query, cursor });
    expect(page.rows.length).toBeLessThanOrEqual(query.limit);
    rows.push(...page.rows);
    cursor = page.nextCursor;
    pages += 1;
  } while (cursor);
  return { rows, pages };
}

const matches: Record<SampleFilter, (sample: SampleFixture) => boolean> = {
  failing: ({ verdict }) => verdict?.outcome !== 'correct',
  correct: ({ verdict }) => verdict?.outcome === 'correct',
  incorrect: ({ verdict }) => verdict?.outcome === 'incorrect',
  unscorable: ({ verdict }) => verdict?.outcome === 'unscorable',
  truncated: ({ finish }) => finish === 'length',
  all: () => true,
};

describe.each(Object.entries(matches))('the list "%s"', (name, isMatch) => {
  const filter = name as SampleFilter;
  const expected = samples.filter(isMatch);

  test.each([1, 4, 5, 200])('gives every sample exactly once in pages of %i', async (limit) => {
    const { rows, pages } = await readAll({ filter, limit });
    expect(rows.map(({ id }) => id).sort()).toEqual(
      expected.map(({ item, repeat }) => run.sampleId(item, repeat)).sort(),
    );
    expect(pages).toBe(Math.ceil(expected.length / limit));
  });

  test('has the longest replies first, then the newest, those of unknown length last', async () => {
    const { rows } = await readAll({ filter, limit: 3 });
    const keys = rows.map((row) => [row.completionTokens ?? -1, Number(row.id)] as const);
    const sorted = keys.toSorted((left, right) => right[0] - left[0] || right[1] - left[1]);
    expect(keys).toEqual(sorted);
  });
});

test('shows the failing ones when nothing else is asked', async () => {
  const { rows } = await readAll({ limit: 200 });
  expect(rows).toHaveLength(samples.filter(matches.failing).length);
});

test('keeps to one item where asked', async () => {
  const [, , third = 0] = run.itemIds;
  const { rows } = await readAll({ filter: 'all', limit: 4, itemId: third });
  expect(rows.map(({ itemKey }) => itemKey)).toEqual(Array(REPEATS).fill('item-2'));
  expect(rows.map(({ repeat }) => repeat).sort()).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a row is what was recorded, with the number of its annotations', async () => {
  const sampleId = run.sampleId(0, 0);
  const { annotations } = callerFor(fixture.services, fixture.home.actors.member);
  await annotations.add({ sampleId, label: 'cut off' });
  await annotations.add({ sampleId, comment: 'again' });
  const { rows } = await readAll({ filter: 'truncated', limit: 200 });
  expect(rows.find(({ id }) => id === sampleId)).toEqual({
    id: sampleId,
    itemKey: 'item-0',
    repeat: 0,
    outcome: 'incorrect',
    reason: 'verified',
    extracted: 'An answer',
    gold: 'gold 0',
    finish: 'length',
    completionTokens: 500,
    thinkingTokens: null,
    thinkingEstimated: false,
    latencyMs: 30,
    annotations: 2,
  });
});
