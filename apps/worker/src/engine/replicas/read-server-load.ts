import type { ServerLoad } from './judge-queue-depth.ts';

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
