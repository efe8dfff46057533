import type { Dispatcher } from 'undici';

import type { Dialect } from '@assay/contracts/backends';

import type { ReplicaSlots } from '../replica-slots.ts';
import type { ServerLoad } from './judge-queue-depth.ts';
import { readServerLoad } from './read-server-load.ts';

export interface LoadSource {
  origin: string;
  connections: Dispatcher;
}

export interface LoadWatchOptions {
  dialect: Dialect;
  secret: string | null;
  replicas: readonly LoadSource[];
  slots: ReplicaSlots;
}

const LOOK_INTERVAL_MS = 1_000;
/** A replica that tells nothing is asked this much more seldom. */
const LOOKS_PASSED_OVER = 60;
const ANSWER_LIMIT_MS = 3_000;
const LONGEST_PAGE = 4 * 1024 * 1024;
/** They have no page of metrics, or none that is ours to read. */
const SILENT_DIALECTS = new Set<Dialect>(['openai', 'ollama']);

/** Reads the load of each replica once a second while requests are in flight. Returns how to stop. */
export function watchServerLoad(options: LoadWatchOptions): () => void {
  if (SILENT_DIALECTS.has(options.dialect)) return () => undefined;
  const stop = new AbortController();
  const watches = options.replicas.map((source, replica) => ({
    source,
    replica,
    isLooking: false,
    passesOver: 0,
  }));

  async function look({ source, replica }: (typeof watches)[number]): Promise<boolean> {
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(ANSWER_LIMIT_MS)]);
    const load = await readLoad(source, options.secret, signal);
    if (load) options.slots.observe(replica, load);
    return load !== null;
  }

  function lookOrPassOver(watch: (typeof watches)[number]): void {
    if (watch.isLooking) return;
    if (watch.passesOver > 0) {
      watch.passesOver -= 1;
      return;
    }
    watch.isLooking = true;
    look(watch)
      .catch(() => false)
      .then((isTold) => {
        watch.passesOver = isTold ? 0 : LOOKS_PASSED_OVER;
        watch.isLooking = false;
      })
      .catch(() => undefined);
  }

  const timer = setInterval(() => {
    if (options.slots.inFlight > 0) watches.forEach(lookOrPassOver);
  }, LOOK_INTERVAL_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    stop.abort();
  };
}

/** Metrics stand at the root of the server, beside the API. */
async function readLoad(
  { origin, connections }: LoadSource,
  secret: string | null,
  signal: AbortSignal,
): Promise<ServerLoad | null> {
  const { statusCode, body } = await connections.request({
    origin,
    path: '/metrics',
    method: 'GET',
    headers: secret === null ? {} : { authorization: `Bearer ${secret}` },
    signal,
  });
  if (statusCode !== 200) {
    await body.dump();
    return null;
  }
  const page = await body.text();
  return page.length > LONGEST_PAGE ? null : readServerLoad(page);
}
