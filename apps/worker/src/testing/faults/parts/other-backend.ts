import { setTimeout as sleep } from 'node:timers/promises';

import type { DatabasePool } from '@assay/db/pool';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { waitForEnd } from '../play-row.ts';
import { queueFaultWork, scriptedReply, SERVED_NAME } from '../queue-work.ts';

const LIMIT_MS = 120_000;

/** Has a small sweep done by servers of its own. @throws Error when that takes two minutes */
export async function getDoneElsewhere(pool: DatabasePool): Promise<void> {
  const simulator = await startSimulator({ models: [{ id: SERVED_NAME }], reply: scriptedReply });
  const late = new AbortController();
  try {
    const work = { items: 6, repeats: 2, itemsPerShard: 3, limit: 4 };
    const { runId } = await queueFaultWork(pool, simulator, { work, dialect: 'vllm' });
    const ended = waitForEnd({ pool, runId });
    await Promise.race([ended, complainAfter(LIMIT_MS, late.signal)]);
  } finally {
    late.abort();
    await simulator.close();
  }
}

async function complainAfter(durationMs: number, signal: AbortSignal): Promise<void> {
  await sleep(durationMs, undefined, { signal }).catch(() => undefined);
  if (!signal.aborted) throw new Error('The sweep on the other backend did not come to its turn.');
}
