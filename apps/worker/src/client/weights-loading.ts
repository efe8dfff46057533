import { setTimeout as sleep } from 'node:timers/promises';

import type { Dialect } from '@assay/contracts/backends';
import type { CheckpointServing } from '@assay/contracts/checkpoint-serving';

import { putOnSglang } from './put-on-sglang.ts';
import { putOnVllm } from './put-on-vllm.ts';
import type { LoadSource } from './server-load.ts';
import { order } from './server-orders.ts';

export type AdapterServing = Extract<CheckpointServing, { kind: 'adapter' }>;
export type WeightsServing = Extract<CheckpointServing, { kind: 'weights' }>;

/**
 * Has a server load an adapter beside what it has.
 * @throws LoadingRefusedError; rejects otherwise when the server is away
 */
export async function loadAdapter(
  source: LoadSource,
  { name, path }: AdapterServing,
  { dialect }: { dialect: Dialect },
): Promise<void> {
  const page = dialect === 'sglang' ? '/load_lora_adapter' : '/v1/load_lora_adapter';
  await order({ source }, page, { lora_name: name, lora_path: path });
}

export interface PuttingOptions {
  dialect: Dialect;
  signal?: AbortSignal;
  /** After a CacheInUseError: they are not loaded once more for it. */
  isPut?: boolean;
  pause?: (durationMs: number) => Promise<unknown>;
}

/**
 * Puts full weights in the place of what a server holds, and empties its cache of prefixes, which the old ones wrote.
 * Nothing may be in flight.
 * @throws LoadingRefusedError, or CacheInUseError where somebody else asks the server; rejects otherwise when it is away
 */
export async function putWeights(
  source: LoadSource,
  weights: WeightsServing,
  { dialect, signal, isPut = false, pause = sleepUntil(signal) }: PuttingOptions,
): Promise<void> {
  const named = { path: weights.path, id: idOf(weights) };
  const to = { source, signal };
  if (dialect === 'sglang') await putOnSglang(to, named, { isPut, pause });
  else await putOnVllm(to, named);
}

function sleepUntil(signal: AbortSignal | undefined) {
  return (durationMs: number) => sleep(durationMs, undefined, signal ? { signal } : {});
}

/** What the server is told to call them: what is expected, else where they came from. */
export function idOf({ path, expectedId }: WeightsServing): string {
  return expectedId ?? path;
}
