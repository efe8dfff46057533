import { afterAll, beforeAll, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';

let fixture: ApiFixture;
let older: MeasuredRun;
let newer: MeasuredRun;
let empty: MeasuredRun;
let neverMeasured: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  const run = (checkpoint: string, completionTokens: number[]) =>
    insertMeasuredRun(fixture.services, {
      workspace: fixture.home,
      checkpoint,
      itemCount: 2,
      repeats: 1,
      samples: completionTokens.map((tokens, item) => ({
        item,
        repeat: 0,
        completionTokens: tokens,
      })),
    });
  older = await run('a', [10, 20]);
  newer = await run('a', [30, 50]);
  empty = await run('a', []);
  neverMeasured = await run('b', []);
});

afterAll(() => fixture.close());

function get(sweepId?: number) {
  const { leaderboard } = callerFor(fixture.services, fixture.home.actors.viewer);
  return leaderboard.get(sweepId === undefined ? {} : { sweepId });
}

test('shows the newest run that has samples, and an empty one where there is no other', async () => {
  const { cells, checkpoints, benchmarks } = await get();
  expect(cells.map((cell) => [cell.runId, cell.accuracy.samples])).toEqual([
    [newer.runId, 2],
    [neverMeasured.runId, 0],
  ]);
  expect(cells[0]).toMatchObject({ meanCompletionTokens: 40, planned: 2, status: 'queued' });
  expect(checkpoints.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(benchmarks).toMatchObject([{ versionId: newer.versionId, name: 'maze', itemCount: 2 }]);
});

test('places a checkpoint in its training', async () => {
  await fixture.services.pool.query(
    "update checkpoint set training_run = 'grpo', step = 40 where id = $1",
    [newer.checkpointId],
  );
  const { checkpoints } = await get();
  expect(checkpoints.map(({ trainingRun, step }) => [trainingRun, step])).toEqual([
    ['grpo', 40],
    [null, null],
  ]);
});

test('a completed run stays until a newer one is completed too', async () => {
  const { pool } = fixture.services;
  const setStatus = (runId: number, status: string) =>
    pool.query('update run set status = $2 where id = $1', [runId, status]);
  await setStatus(older.runId, 'completed');
  expect((await get()).cells[0]?.runId).toBe(older.runId);
  expect((await get(newer.sweepId)).cells[0]?.runId).toBe(newer.runId);
  await setStatus(newer.runId, 'completed');
  expect((await get()).cells[0]?.runId).toBe(newer.runId);
  await setStatus(older.runId, 'queued');
  await setStatus(newer.runId, 'queued');
});

test('a cell without samples has no figures, with its reason', async () => {
  const { cells } = await get(neverMeasured.sweepId);
  expect(cells).toMatchObject([
    {
      accuracy: { estimateFraction: null, interval: null, missingReason: 'No samples yet.' },
      meanCompletionTokens: null,
      truncatedFraction: null,
      unscorableFraction: null,
    },
  ]);
});

test('nothing is to come of a run that has ended without a verdict', async () => {
  const { pool } = fixture.services;
  await pool.query(`update run set status = 'completed' where id = $1`, [neverMeasured.runId]);
  expect((await get(neverMeasured.sweepId)).cells[0]?.accuracy).toMatchObject({
    estimateFraction: null,
    missingReason: 'The run has ended without a verdict on any sample.',
  });
  await pool.query(`update run set status = 'queued' where id = $1`, [neverMeasured.runId]);
});

test('keeps to one sweep where asked', async () => {
  const runIds = async (sweepId: number) => (await get(sweepId)).cells.map(({ runId }) => runId);
  expect(await runIds(older.sweepId)).toEqual([older.runId]);
  expect(await runIds(newer.sweepId)).toEqual([newer.runId]);
  expect(await runIds(empty.sweepId)).toEqual([empty.runId]);
});

test('counts the generations that were given up', async () => {
  const { pool } = fixture.services;
  await pool.query(
    `insert into sample_failure (run_id, item_id, repeat, error_class, message, attempts)
     values ($1, $2, 0, 'timeout', 'It took too long.', 3)`,
    [empty.runId, empty.itemIds[0]],
  );
  expect((await get(empty.sweepId)).cells).toMatchObject([{ failures: 1 }]);
});

test('a run tells the same cell as the leaderboard, and its parts', async () => {
  const { runs } = callerFor(fixture.services, fixture.home.actors.viewer);
  const detail = await runs.get({ id: newer.runId });
  const { cells } = await get(newer.sweepId);
  expect(detail.cell).toEqual(cells[0]);
  expect(detail.repeats).toEqual([{ repeat: 0, samples: 2, correct: 2, meanCompletionTokens: 40 }]);
  expect(detail.lengths.reduce((sum, { samples }) => sum + samples, 0)).toBe(2);
  expect(detail.attributes).toEqual([
    { name: 'level', value: '0', samples: 1, correct: 1, unscorable: 0, meanCompletionTokens: 30 },
    { name: 'level', value: '1', samples: 1, correct: 1, unscorable: 0, meanCompletionTokens: 50 },
  ]);
});
