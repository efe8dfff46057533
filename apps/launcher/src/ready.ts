import { setTimeout as sleep } from 'node:timers/promises';

import { LaunchError } from './launch-error.ts';

const POLL_MS = 200;
const REQUEST_LIMIT_MS = 5_000;
/** A child that ends this often before it was ready will not become so by itself. */
const DEATHS_LIMIT = 3;

export type ReadyOptions = {
  /** What is waited for, as the subject of a sentence. */
  what: string;
  /** Answers with a 2xx status once it is ready. */
  url: string;
  deadlineMs: number;
  logFile: string;
  /** How often its process has ended so far. */
  deaths: () => number;
  signal: AbortSignal;
};

/**
 * Waits until an address answers.
 *
 * @throws LaunchError when it does not by the deadline or its process keeps ending; the signal's reason when aborted
 */
export async function waitUntilReady(options: ReadyOptions): Promise<void> {
  const startedAt = Date.now();
  let last = 'no answer';
  while (Date.now() - startedAt < options.deadlineMs && options.deaths() < DEATHS_LIMIT) {
    options.signal.throwIfAborted();
    const answer = await ask(options.url);
    if (answer === null) return;
    last = answer;
    await sleep(POLL_MS, undefined, { signal: options.signal });
  }
  throw new LaunchError(
    `${options.what} did not get ready within ${options.deadlineMs / 1000} s (${last}): see ${options.logFile}.`,
  );
}

async function ask(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(REQUEST_LIMIT_MS) });
    await response.body?.cancel();
    return response.ok ? null : `status ${response.status}`;
  } catch {
    return 'no answer';
  }
}
