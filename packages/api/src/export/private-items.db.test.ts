import { afterAll, beforeAll, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';
import { readSamplesCsv } from '../testing/read-export.ts';

let fixture: ApiFixture;
let run: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  run = await insertMeasuredRun(fixture.services, {
    workspace: fixture.home,
    itemCount: 3,
    repeats: 1,
    samples: [0, 1, 2].map((item) => ({
      item,
      repeat: 0,
      verdict: {
        outcome: 'incorrect' as const,
        reason: 'wrong-answer' as const,
        extracted: `answer ${item}`,
      },
    })),
  });
  await fixture.services.pool.query(
    `update item set is_shared = false where key in ('item-0', 'item-1')`,
  );
});

afterAll(() => fixture.close());

function caller() {
  return callerFor(fixture.services, fixture.home.actors.viewer);
}

test('samples of private items are in no export, the others are', async () => {
  const ctx = { services: fixture.services, actor: fixture.home.actors.viewer };
  const { rows } = await readSamplesCsv(ctx, { runId: run.runId });
  expect(rows.map(({ item }) => item)).toEqual(['item-2']);
});

test('lists show neither their gold nor an answer to them', async () => {
  const { rows } = await caller().samples.list({ runId: run.runId, filter: 'all' });
  const shown = rows.map(({ itemKey, gold, extracted }) => ({ itemKey, gold, extracted }));
  expect(shown.sort((left, right) => left.itemKey.localeCompare(right.itemKey))).toEqual([
    { itemKey: 'item-0', gold: '(private)', extracted: '(private)' },
    { itemKey: 'item-1', gold: '(private)', extracted: '(private)' },
    { itemKey: 'item-2', gold: 'gold 2', extracted: 'answer 2' },
  ]);
});

test('a trace says that its item is private, and a sweep shows no prompt of it', async () => {
  const { rows } = await caller().samples.list({ runId: run.runId, filter: 'all' });
  const sample = rows.find(({ itemKey }) => itemKey === 'item-1');
  const trace = await caller().samples.get({ id: sample?.id ?? '' });
  expect(trace.item.isShared).toBe(false);
  const first = await caller().prompts.firstItem({ versionId: trace.benchmark.versionId });
  expect(first).toMatchObject({ itemKey: 'item-0', prompt: '(private)' });
});
