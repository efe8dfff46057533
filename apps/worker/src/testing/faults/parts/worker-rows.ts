import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { createRng } from '@assay/eval-core/random';

import type { PartsRow, PartsScene } from '../fault-row.ts';
import { readRun, waitForSamples } from '../play-row.ts';
import { readFaultEnv } from './env.ts';
import { createKills } from './kills.ts';
import { getDoneElsewhere } from './other-backend.ts';
import { untilWarm } from './worker-figures.ts';

const LIMIT = 8;
/** In wall time: a reply takes about 0.1 s, so that a worker gets some 80 in a second. */
const SLOW_SPEED = 5;
/** From its first sample. */
/** A reply takes three quarters of a minute: it counts as long after half of one. */
const LONG_REPLY_SPEED = 0.015;
const LONGEST_LIFE_MS = 1_000;
/** By then the worker has taken all the shards that it takes by itself. */
const HANDS_FULL_MS = 5_000;

const killSeed = readFaultEnv().ASSAY_FAULT_SEED ?? randomUUID().slice(0, 8);

export const workerRows: readonly PartsRow[] = [
  kills(20),
  killedInItsFirstSecond(),
  oneOfTwoKilled(),
  {
    name: 'two workers that come and go keep to one limit',
    servers: { replicas: 2, speed: 2 },
    work: { items: 30, repeats: 10, itemsPerShard: 2, limit: 3 },
    meanwhile: async (scene) => {
      const first = await scene.startWorker();
      await waitForSamples(scene, 20);
      const second = await scene.startWorker();
      await Promise.all([untilWarm(first), untilWarm(second)]);
      await first.drain();
      await scene.startWorker();
    },
    verify: ({ simulator, work: { limit } }) =>
      Object.entries(simulator.state().peakInFlightByReplica)
        .filter(([, peak]) => peak !== limit)
        .map(([replica, peak]) => `replica ${replica} had ${peak} requests at most, not ${limit}`),
  },
  {
    name: 'worker drained (SIGTERM) in the middle',
    servers: { speed: SLOW_SPEED },
    work: { items: 20, repeats: 5 },
    allows: { askingAfterCancellation: true },
    meanwhile: async (scene) => {
      const first = await scene.startWorker();
      await waitForSamples(scene, 20);
      const code = await first.drain();
      if (code !== 0) throw new Error(`The worker ended with ${code}, not with 0.`);
      await scene.startWorker();
    },
  },
  {
    name: 'worker killed in the middle of a reply that takes long: its text is kept',
    servers: { speed: LONG_REPLY_SPEED },
    work: { items: 1, repeats: 1 },
    allows: { askingAfterCancellation: true },
    meanwhile: async (scene) => {
      const first = await scene.startWorker();
      while ((await countPartialTexts(scene)) < 2) await sleep(500);
      await first.kill();
      await scene.startWorker();
    },
    verify: async ({ pool }) => {
      // Forgotten within two seconds of the sample.
      for (let looks = 0; looks < 60 && (await countPartialTexts({ pool })) > 0; looks += 1)
        await sleep(500);
      // The same seed writes the same text: what was lost is its beginning.
      const { rows } = await pool.query<{ isBeginning: boolean }>(
        `select starts_with(trace.content, attempt.partial_text) as "isBeginning"
           from attempt join sample using (run_id, item_id, repeat)
           join trace on trace.sample_id = sample.id
          where attempt.error_class = 'worker-lost' and length(attempt.partial_text) > 10`,
      );
      const isKept = rows.length === 1 && rows[0]?.isBeginning;
      const left = await countPartialTexts({ pool });
      return [
        ...(isKept ? [] : ['the text of the reply that was lost is no attempt']),
        ...(left === 0 ? [] : [`${left} pieces of text are left`]),
      ];
    },
  },
  {
    name: 'clocks of two workers step by an hour',
    servers: {
      dialect: 'openai',
      replicas: 2,
      faults: [
        {
          fault: { kind: 'rate-limited', style: 'retry-after-date', retryAfterMs: 1_500 },
          when: { nth: [10, 60] },
        },
        {
          fault: { kind: 'rate-limited', style: 'reset-epoch', retryAfterMs: 1_500 },
          when: { nth: [35, 90] },
        },
        { fault: { kind: 'replica-down', downMs: 60_000 }, when: { nth: 120 } },
      ],
    },
    work: { items: 30, repeats: 10 },
    meanwhile: async ({ startWorker }) => {
      const hasSteppingClock = true;
      await Promise.all([startWorker({ hasSteppingClock }), startWorker({ hasSteppingClock })]);
    },
  },
  {
    name: 'a backend that is away keeps the worker from no other',
    work: { items: 40 },
    meanwhile: async (scene) => {
      const { pool, simulator, startWorker } = scene;
      simulator.kill(0);
      await startWorker();
      await sleep(HANDS_FULL_MS);
      await getDoneElsewhere(pool);
      await simulator.revive(0);
    },
  },
];

async function countPartialTexts({ pool }: Pick<PartsScene, 'pool'>): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from partial_text',
  );
  return rows[0]?.count ?? 0;
}

/** A seed that is printed with a failure repeats its lives. */
function kills(times: number): PartsRow {
  const speed = 2;
  const moments = createKills(speed);
  let samplesBefore = 0;
  return {
    name: `worker killed (−9) ${times} times (ASSAY_FAULT_SEED=${killSeed})`,
    // A reply takes a quarter of a second: all lives together get some 500.
    servers: { speed },
    work: { items: 100, repeats: 10, itemsPerShard: 10, limit: LIMIT },
    allows: { askingAfterCancellation: true, lostReplies: Infinity },
    meanwhile: async (scene) => {
      const chance = createRng(killSeed);
      for (let life = 0; life < times; life += 1) {
        const worker = await scene.startWorker({ name: 'mortal' });
        await untilWarm(worker);
        await sleep(chance.next() * LONGEST_LIFE_MS);
        await moments.kill(worker, scene);
      }
      samplesBefore = (await readRun(scene))?.samples ?? 0;
      // Under another name: what the last one held is freed by the reaper.
      await scene.startWorker();
    },
    verify: (scene) => [
      ...(samplesBefore < scene.work.items * scene.work.repeats
        ? []
        : ['the sweep was done before the last kill']),
      ...moments.findOldLosses(scene),
    ],
    measure: (scene) => moments.measure(scene),
  };
}

/** Its first replies wait until its graders have started, so that more may be lost: at most what was answered to it. */
function killedInItsFirstSecond(): PartsRow {
  const speed = 2;
  return {
    name: 'worker killed (−9) five times in its first second',
    servers: { speed },
    work: { items: 10, repeats: 10, limit: LIMIT },
    allows: { askingAfterCancellation: true, lostReplies: Infinity },
    meanwhile: async (scene) => {
      const chance = createRng(killSeed);
      for (let life = 0; life < 5; life += 1) {
        const worker = await scene.startWorker({ name: 'mortal' });
        await sleep(chance.next() * 1_000);
        await worker.kill();
      }
      await scene.startWorker();
    },
  };
}

function oneOfTwoKilled(): PartsRow {
  const moments = createKills(SLOW_SPEED);
  return {
    name: 'two workers on one queue, one of them killed',
    servers: { replicas: 2, speed: SLOW_SPEED },
    work: { items: 40, repeats: 10, limit: LIMIT },
    allows: { askingAfterCancellation: true, lostReplies: Infinity },
    meanwhile: async (scene) => {
      const workers = await Promise.all([scene.startWorker(), scene.startWorker()]);
      await Promise.all(workers.map(untilWarm));
      await moments.kill(workers[0], scene);
    },
    verify: (scene) => moments.findOldLosses(scene),
    measure: (scene) => moments.measure(scene),
  };
}
