import { setTimeout as sleep } from 'node:timers/promises';

import { Agent, request } from 'undici';

const LOOK_INTERVAL_MS = 10;

/**
 * Counts at the server what comes while something works.
 *
 * @returns requests a second between the first and the last one, so that starting up costs nobody anything
 * @throws Error when another number of requests came than was planned
 */
export async function requestsPerSecond(
  serverUrl: string,
  planned: number,
  work: () => Promise<unknown>,
): Promise<number> {
  const before = await countRequests(serverUrl);
  const changes: { atMs: number; requests: number }[] = [];
  let isWorking = true;
  async function watch(): Promise<void> {
    while (isWorking) {
      await sleep(LOOK_INTERVAL_MS);
      const requests = (await countRequests(serverUrl)) - before;
      if (requests !== (changes.at(-1)?.requests ?? 0))
        changes.push({ atMs: performance.now(), requests });
    }
  }
  const watching = watch();
  try {
    await work();
  } finally {
    isWorking = false;
    await watching;
  }
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || last?.requests !== planned) {
    throw new Error(
      `The server saw ${last?.requests ?? 0} requests where ${planned} were planned.`,
    );
  }
  return (planned / (last.atMs - first.atMs)) * 1_000;
}

/** A connection of its own each time would be closed by the server while it is idle. */
const dispatcher = new Agent({ keepAliveTimeout: 1_000 });

async function countRequests(serverUrl: string): Promise<number> {
  const { body } = await request(new URL('/__sim/totals', serverUrl), { dispatcher });
  const { totals } = (await body.json()) as { totals: { requests: number } };
  return totals.requests;
}
