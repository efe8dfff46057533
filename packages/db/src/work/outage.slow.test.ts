import { setTimeout as sleep } from 'node:timers/promises';

import { expect, it, onTestFinished } from 'vitest';

import { createPool } from '../pool.ts';
import { startDatabaseProxy } from '../testing/database-proxy.ts';
import { silentLog } from '../testing/silent-log.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { startHeartbeat } from './heartbeat.ts';
import { startReaper } from './reaper.ts';

it('four workers lose no job to each other in an outage of 12 s, and find within 11 s that one was killed', async () => {
  const database = await createTestDatabase();
  const proxy = await startDatabaseProxy(database.url);
  const pool = createPool({ connectionString: database.url });
  const losses: string[] = [];
  const workers: { stop: () => Promise<void> }[] = [];
  onTestFinished(async () => {
    for (const worker of workers) await worker.stop();
    await pool.end();
    await proxy.close();
    await database.drop();
  });

  async function startOne(id: string) {
    const own = createPool({ connectionString: proxy.url });
    const heartbeat = await startHeartbeat({
      pool: own,
      log: silentLog,
      worker: { id, host: 'h', pid: 1, url: null, queueWorkerIds: [`pool-${id}`] },
      onLost: (loss) => losses.push(`${id} ${loss}`),
    });
    const reaper = startReaper({ pool: own, selfId: id, log: silentLog });
    return {
      async stop() {
        await Promise.all([reaper.stop(), heartbeat.stop()]);
        await own.end();
      },
    };
  }

  async function countDead(): Promise<number> {
    const { rows } = await pool.query<{ dead: number }>(
      'select count(*)::int as dead from worker where stopped_at is not null',
    );
    return rows[0]?.dead ?? 0;
  }

  // None beats or looks at the moment of another.
  for (const id of ['w1', 'w2', 'w3', 'w4']) {
    workers.push(await startOne(id));
    await sleep(400);
  }
  await sleep(1_500);
  await proxy.goAway();
  await sleep(12_000);
  await proxy.comeBack();
  await sleep(12_000);
  expect(losses).toEqual([]);

  await pool.query(
    `insert into worker (id, host, pid, queue_worker_ids) values ('killed', 'h', 2, array['x'])`,
  );
  const killedAt = performance.now();
  while ((await countDead()) === 0) await sleep(50);
  expect(performance.now() - killedAt).toBeGreaterThan(7_500);
  expect(performance.now() - killedAt).toBeLessThan(11_000);
  expect(losses).toEqual([]);
});
