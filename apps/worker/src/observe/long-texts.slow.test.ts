import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';

import { pauseRuns, resumeRuns } from '@assay/db/queries/steer-sweep';
import { recordFailure } from '@assay/db/record/record-failures';
import { silentLog } from '@assay/db/testing/silent-log';

import { openTestBench, SERVED, until, type TestBench } from '../testing/test-bench.ts';
import { createInFlight } from './in-flight.ts';
import { createLongTexts } from './long-texts.ts';

let bench: TestBench;

/** A reply thinks 6,000 tokens long, which takes some seconds. */
beforeEach(async () => {
  bench = await openTestBench({
    speed: 20,
    models: [{ id: SERVED, thinkingMedianTokens: 6_000, thinkingSigma: 0 }],
  });
});

afterEach(() => bench.close());

const LONG = { temperature: 1, topP: 1, maxTokens: 16_384 };

async function attemptsNow() {
  const { rows } = await bench.pool.query<{ errorClass: string; text: string; repeat: number }>(
    `select error_class as "errorClass", partial_text as text, repeat from attempt order by id`,
  );
  return rows;
}

async function textNow(): Promise<string> {
  const { rows } = await bench.pool.query<{ text: string }>(
    `select coalesce(string_agg(text, '' order by seq), '') as text from partial_text`,
  );
  return rows[0]?.text ?? '';
}

it('keeps what a long reply had written when its run is paused, beside the sample that comes later', async () => {
  const sweep = await bench.queueSweep({ items: 1, repeats: 1, maxConcurrency: 1, sampling: LONG });
  const { rows } = await bench.pool.query<{ id: number }>('select id from run');
  const runId = rows[0]?.id ?? 0;
  const lengthNow = () => bench.engine.inFlight.list([runId]).generations[0]?.tokensSoFar ?? 0;
  await until(() => lengthNow() > 3_000, 60_000);
  await pauseRuns(bench.pool, sweep);
  await until(async () => (await attemptsNow()).length === 1, 60_000);
  const [attempt] = await attemptsNow();
  expect(attempt).toMatchObject({ errorClass: 'stopped', repeat: 0 });
  await resumeRuns(bench.pool, sweep);
  const whole = async () => {
    const found = await bench.pool.query<{ text: string }>(
      `select coalesce(reasoning, '') || content as text from trace`,
    );
    return found.rows[0]?.text;
  };
  await until(async () => (await whole()) !== undefined, 60_000);
  // The same seed writes the same text: what was stopped is its beginning.
  expect((await whole())?.startsWith(attempt?.text ?? 'none')).toBe(true);
  expect(await attemptsNow()).toHaveLength(1);
});

it('writes what comes while a reply takes long, and forgets it when something stands for its sample', async () => {
  const { pool } = bench;
  await bench.queueSweep({ items: 1, repeats: 1, maxConcurrency: 1 });
  const { rows } = await pool.query<{ runId: number; itemId: number }>(
    `select run.id as "runId", item.id as "itemId"
       from run join item on item.version_id = run.benchmark_version_id limit 1`,
  );
  const [{ runId, itemId } = { runId: 0, itemId: 0 }] = rows;
  const key = { runId, itemId, repeat: 7 };
  const inFlight = createInFlight();
  const timing = { longAfterMs: 0, intervalMs: 10 };
  const longTexts = createLongTexts({ pool, log: silentLog, inFlight, ...timing });
  onTestFinished(() => longTexts.close());
  const entry = inFlight.enter({ ...key, itemKey: 'k', backendId: 1, replica: 'r' });
  const answerPieces = ['once ', 'upon '];
  entry.grows({ thinkingPieces: [], answerPieces });
  await until(async () => (await textNow()) === 'once upon ');
  answerPieces.push('a time\0');
  await until(async () => (await textNow()) === 'once upon a time\uFFFD');

  entry.ended({ finish: 'stop', message: null });
  await longTexts.close();
  expect(await textNow()).toBe('once upon a time\uFFFD');
  await recordFailure(pool, { ...key, errorClass: 'x', message: 'm', attempts: 1 });
  await longTexts.close();
  expect(await textNow()).toBe('');
});
