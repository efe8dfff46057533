import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, expect, it } from 'vitest';

import { createPool, type DatabasePool } from '@assay/db/pool';
import { insertGradings } from '@assay/db/queries/gradings';
import { checkRollups } from '@assay/db/record/rebuild-rollups';
import { recordSamples } from '@assay/db/record/record-samples';
import { findOnlyRun, insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { testVerdict } from '@assay/db/testing/test-verdict';
import { inTransaction } from '@assay/db/transaction';
import { familyByName } from '@assay/eval-core/benchmarks/registry';

import { end, killChildren, startWorker } from './testing/child-processes.ts';

const ITEMS = 100;
const REPEATS = 20;
/** A second of grading or more, to be killed in the midst of it. */
const SAMPLES = ITEMS * REPEATS;
const THINKING = `<think>${'So the third clause holds, and then '.repeat(300)}</think>`;

afterEach(killChildren);

/** A completed run whose replies are all right, under a first grading that calls all of them wrong. */
async function prepare(pool: DatabasePool): Promise<number> {
  const items = familyByName('3sat').generate({
    seed: 'process test',
    levels: [2],
    itemsPerLevel: ITEMS,
  });
  const sweepId = await insertTestSweep(pool, {
    backendUrl: 'http://127.0.0.1:1/v1',
    servedNames: ['served'],
    benchmarks: [{ name: 'sat', graderKind: '3sat', items }],
    repeats: REPEATS,
    itemsPerShard: ITEMS,
  });
  const run = await findOnlyRun(pool, sweepId);
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    await recordSamples(
      pool,
      items.map(({ gold }, position) => ({
        runId: run.runId,
        gradingId: run.gradingId,
        itemId: run.itemIds[position] ?? 0,
        repeat,
        seed: repeat,
        finish: 'stop',
        promptTokens: null,
        completionTokens: 3_000 + repeat,
        thinkingTokens: null,
        tokensEstimated: false,
        thinkingEstimated: false,
        firstTokenMs: null,
        latencyMs: 1,
        request: '{}',
        content: `${THINKING}<final_answer>{"Solution": "${gold}"}</final_answer>`,
        reasoning: null,
        textHash: null,
        flags: [],
        verdict: testVerdict({ outcome: 'incorrect', reason: 'wrong-answer' }),
      })),
    );
  }
  // Nothing is left to generate: the jobs of its shards find that and end.
  await pool.query(`update run set status = 'completed' where id = $1`, [run.runId]);
  const [gradingId = 0] = await inTransaction(pool, (client) =>
    insertGradings(client, { runIds: [run.runId], graderParams: null, createdById: null }),
  );
  return gradingId;
}

async function readGrading(pool: DatabasePool, gradingId: number) {
  const { rows } = await pool.query<{ status: string; verdicts: number; correct: number }>(
    `select status, (select count(*)::int from verdict where grading_id = $1) as verdicts,
            (select count(*)::int from verdict where grading_id = $1 and outcome = 'correct') as correct
       from grading where id = $1`,
    [gradingId],
  );
  return rows[0];
}

it('a regrade whose worker is killed midway is taken up again and leaves no double verdicts', async () => {
  const database = await createTestDatabase();
  const pool = createPool({ connectionString: database.url });
  const gradingId = await prepare(pool);
  const { child } = await startWorker(database.url, { ASSAY_WORKER_NAME: 'one' });
  while (((await readGrading(pool, gradingId))?.verdicts ?? 0) === 0) await sleep(5);
  await end(child, 'SIGKILL');
  const midway = await readGrading(pool, gradingId);
  expect(midway?.status).toBe('running');
  expect(midway?.verdicts).toBeLessThan(SAMPLES);
  expect(await checkRollups(pool, gradingId)).toEqual([]);

  // Under the same name, what the dead one held is taken over at once.
  const { child: next } = await startWorker(database.url, {
    ASSAY_WORKER_NAME: 'one',
    ASSAY_PARENT_PIPE: '1',
  });
  while ((await readGrading(pool, gradingId))?.status !== 'complete') await sleep(50);
  expect(await readGrading(pool, gradingId)).toEqual({
    status: 'complete',
    verdicts: SAMPLES,
    correct: SAMPLES,
  });
  expect(await checkRollups(pool, gradingId)).toEqual([]);
  expect(await end(next, 'stdin')).toBe(0);
  await pool.end();
  await database.drop();
});
