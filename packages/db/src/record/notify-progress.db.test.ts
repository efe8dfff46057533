import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { PROGRESS_CHANNEL } from '@assay/contracts/progress-channel';

import { listen } from '../listen.ts';
import { createPool } from '../pool.ts';
import { silentLog } from '../testing/silent-log.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { createProgressNotifier } from './notify-progress.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

it('announces a burst at its start and at its end, and each sweep by itself', async () => {
  const heard: string[] = [];
  const pool = createPool({ connectionString: database.url });
  await new Promise<void>((resolve) => {
    const listener = listen(database.url, PROGRESS_CHANNEL, {
      onNotice: (payload) => heard.push(payload),
      onGap: resolve,
    });
    closers.push(() => listener.close());
  });
  // An interval longer than the test: only `flush` ends it.
  const notifier = createProgressNotifier({ executor: pool, log: silentLog, intervalMs: 60_000 });
  for (let index = 0; index < 50; index += 1) notifier.announce(1);
  notifier.announce(2);
  await notifier.flush();
  for (let waits = 0; waits < 200 && heard.length < 3; waits += 1) await sleep(20);
  expect(heard.sort()).toEqual(['{"sweepId":1}', '{"sweepId":1}', '{"sweepId":2}']);
  for (const close of closers) await close();
  await pool.end();
});

const closers: (() => Promise<void>)[] = [];
