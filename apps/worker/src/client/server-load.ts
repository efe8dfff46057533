import type { Dispatcher } from 'undici';

import { ownPage } from './base-url.ts';

/** One reading of an inference server's own counts. */
export interface ServerLoad {
  running: number;
  waiting: number;
  /** Sequences that were thrown out of a full cache and begin again, since the server's start; null: not told. */
  preemptions: number | null;
}

export interface LoadSource {
  dispatcher: Dispatcher;
  origin: string;
  /** Of the chat completions. */
  path: string;
  secret: string | null;
}

const ANSWER_LIMIT_MS = 3_000;
const LONGEST_PAGE = 4 * 1024 * 1024;

/** What a server's page of metrics, beside its API, tells just now; null: nothing. Rejects when it cannot be asked. */
export async function askServerLoad(
  source: LoadSource,
  signal?: AbortSignal,
): Promise<ServerLoad | null> {
  const { dispatcher, origin, secret } = source;
  const limit = AbortSignal.timeout(ANSWER_LIMIT_MS);
  const { statusCode, body } = await dispatcher.request({
    origin,
    path: ownPage(source, '/metrics'),
    method: 'GET',
    headers: secret === null ? {} : { authorization: `Bearer ${secret}` },
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
  if (statusCode !== 200) {
    await body.dump();
    return null;
  }
  const page = await body.text();
  return page.length > LONGEST_PAGE ? null : readServerLoad(page);
}

/** Whether requests wait at a server just now; null where it does not tell. */
export async function isQueuedAt(source: LoadSource): Promise<boolean | null> {
  const load = await askServerLoad(source);
  return load && load.waiting > 0;
}

interface MetricNames {
  running: string;
  waiting: string;
  preemptions?: string;
}

/** By the Prometheus names of vLLM, SGLang, TGI and llama.cpp. */
const KNOWN_NAMES: readonly MetricNames[] = [
  {
    running: 'vllm:num_requests_running',
    waiting: 'vllm:num_requests_waiting',
    preemptions: 'vllm:num_preemptions_total',
  },
  { running: 'sglang:num_running_reqs', waiting: 'sglang:num_queue_reqs' },
  { running: 'tgi_batch_current_size', waiting: 'tgi_queue_size' },
  { running: 'llamacpp:requests_processing', waiting: 'llamacpp:requests_deferred' },
];

/**
 * The load that a page of metrics tells, series of one name summed (one for each model or rank). Null when it
 * is of no server that is known here.
 */
export function readServerLoad(page: string): ServerLoad | null {
  const sums = sumByName(page);
  for (const names of KNOWN_NAMES) {
    const running = sums.get(names.running);
    const waiting = sums.get(names.waiting);
    if (running === undefined || waiting === undefined) continue;
    const preemptions = names.preemptions === undefined ? undefined : sums.get(names.preemptions);
    return { running, waiting, preemptions: preemptions ?? null };
  }
  return null;
}

const SERIES = /^([A-Za-z_:][\w:]*)(?:\{.*\})?\s+(\S+)/;

function sumByName(page: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of page.split('\n')) {
    const [, name, text] = SERIES.exec(line) ?? [];
    const value = Number(text);
    if (name === undefined || !Number.isFinite(value)) continue;
    sums.set(name, (sums.get(name) ?? 0) + value);
  }
  return sums;
}
