import type { Dialect } from '@assay/contracts/backends';

import { askServerLoad, type LoadSource } from '../../client/server-load.ts';
import type { ReplicaSlots } from '../replica-slots.ts';

export interface LoadWatchOptions {
  dialect: Dialect;
  replicas: readonly LoadSource[];
  slots: ReplicaSlots;
}

const LOOK_INTERVAL_MS = 1_000;
/** A replica that tells nothing is asked this much more seldom. */
const LOOKS_PASSED_OVER = 60;
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
    const load = await askServerLoad(source, stop.signal);
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
