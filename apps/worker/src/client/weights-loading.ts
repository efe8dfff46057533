import type { Dialect } from '@assay/contracts/backends';
import type { CheckpointServing } from '@assay/contracts/checkpoint-serving';

import type { LoadSource } from './server-load.ts';
import { callServer, readObject } from './weights-calls.ts';

/** The server will not load it: asking again changes nothing. The message is the server's own, bounded. */
export class LoadingRefusedError extends Error {
  override readonly name = 'LoadingRefusedError';
}

export type AdapterServing = Extract<CheckpointServing, { kind: 'adapter' }>;
export type WeightsServing = Extract<CheckpointServing, { kind: 'weights' }>;

interface LoadingOptions {
  dialect: Dialect;
  signal?: AbortSignal;
}

/** Hundreds of gigabytes from a network disk. */
const LOADING_LIMIT_MS = 30 * 60_000;
const LONGEST_SAYING = 500;

/**
 * Has a server load an adapter beside what it has.
 * @throws LoadingRefusedError; rejects otherwise when the server is away
 */
export async function loadAdapter(
  source: LoadSource,
  { name, path }: AdapterServing,
  { dialect, signal }: LoadingOptions,
): Promise<void> {
  const page = dialect === 'sglang' ? '/load_lora_adapter' : '/v1/load_lora_adapter';
  await order({ source, signal }, page, { lora_name: name, lora_path: path });
}

/**
 * Puts full weights in the place of what a server holds, and empties its cache of prefixes, which the old ones wrote.
 * Nothing may be in flight.
 * @throws LoadingRefusedError; rejects otherwise when the server is away
 */
export async function putWeights(
  source: LoadSource,
  weights: WeightsServing,
  { dialect, signal }: LoadingOptions,
): Promise<void> {
  const put = dialect === 'sglang' ? putOnSglang : putOnVllm;
  await put({ source, signal }, weights);
}

interface Ordering {
  source: LoadSource;
  signal: AbortSignal | undefined;
}

async function putOnSglang(to: Ordering, weights: WeightsServing): Promise<void> {
  const { path } = weights;
  await order(to, '/update_weights_from_disk', { model_path: path, weight_version: idOf(weights) });
  await order(to, '/flush_cache', {});
}

/**
 * Loads in place. Not by way of /sleep?level=2, which needs a flag of the server's and has been seen to wake up to
 * gibberish. Paused until it is whole, so that others' requests do not meet half of it.
 */
async function putOnVllm(to: Ordering, weights: WeightsServing): Promise<void> {
  await order(to, '/pause?mode=wait', {});
  const reload = { method: 'reload_weights', kwargs: { weights_path: weights.path } };
  await order(to, '/collective_rpc', reload);
  // Versions without this call have no name for their weights.
  await orderIfKnown(to, '/update_weight_version', { new_version: idOf(weights) });
  await order(to, '/reset_prefix_cache', {});
  await order(to, '/resume', {});
}

/** What the server is told to call them: what is expected, else where they came from. */
export function idOf({ path, expectedId }: WeightsServing): string {
  return expectedId ?? path;
}

async function order(to: Ordering, page: string, body: object): Promise<void> {
  const { status, text } = await send(to, page, body);
  const isDone = status >= 200 && status < 300 && readObject(text)?.success !== false;
  if (!isDone) throw new LoadingRefusedError(sayingOf(page, status, text));
}

async function orderIfKnown(to: Ordering, page: string, body: object): Promise<void> {
  const { status, text } = await send(to, page, body);
  if (status === 404 || status === 405 || (status >= 200 && status < 300)) return;
  throw new LoadingRefusedError(sayingOf(page, status, text));
}

/** Statuses of a server that is away, or behind a proxy that cannot reach it. */
const AWAY_STATUSES = new Set([429, 502, 503, 504]);

async function send({ source, signal }: Ordering, page: string, body: object) {
  const call = { method: 'POST', page, body, limitMs: LOADING_LIMIT_MS } as const;
  const answer = await callServer(source, signal ? { ...call, signal } : call);
  if (AWAY_STATUSES.has(answer.status)) throw new Error(sayingOf(page, answer.status, answer.text));
  return answer;
}

function sayingOf(page: string, status: number, text: string): string {
  const said = readObject(text);
  const error = said?.error as { message?: unknown } | undefined;
  const words = [error?.message, said?.message, said?.error_message, text].find(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  );
  return `${page} answered ${status}: ${(words ?? 'nothing').slice(0, LONGEST_SAYING)}`;
}
