// npm run bench:engine [-- --quick] [--json FILE] [--only PART] [--profile FOLDER]: what the worker costs beside a
// bare loop, on a real database and the real queue.
import { parseArgs } from 'node:util';

import type { Bench, BenchPart } from './bench.ts';
import { withDatabase } from './database.ts';
import { measureMakespan } from './makespan.ts';
import { measureMemory } from './memory.ts';
import { report } from './report.ts';
import type { BenchResult } from './result.ts';
import { measureResuming } from './resuming.ts';
import { measureStreaming } from './streaming.ts';
import { measureThroughput } from './throughput.ts';

const REPEATS = 8;

const PARTS: Record<string, BenchPart> = {
  'throughput-64': (bench) =>
    measureThroughput(bench, {
      concurrency: 64,
      items: bench.isQuick ? 320 : 2_500,
      repeats: REPEATS,
      warmUpItems: bench.isQuick ? 100 : 250,
      runs: 2,
      ratioBound: 0.95,
      cpuBoundMs: 0.3,
    }),
  'throughput-256': (bench) =>
    measureThroughput(bench, {
      concurrency: 256,
      items: bench.isQuick ? 1_250 : 2_500,
      repeats: REPEATS,
      warmUpItems: 250,
      runs: 2,
      ratioBound: 0.9,
      cpuBoundMs: null,
    }),
  streaming: measureStreaming,
  resuming: measureResuming,
  makespan: measureMakespan,
};

/** Takes six minutes: only when it is asked for by name. */
const LONG_PARTS: Record<string, BenchPart> = { memory: measureMemory };

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    only: { type: 'string', multiple: true, default: Object.keys(PARTS) },
    profile: { type: 'string' },
  },
});

const { quick: isQuick, profile: profileFolder = null } = flags;
const results = await withDatabase((database) => runParts({ ...database, isQuick, profileFolder }));
await report(results, flags.json);

async function runParts(bench: Bench): Promise<BenchResult[]> {
  const gathered: BenchResult[] = [];
  for (const name of flags.only) {
    const part = PARTS[name] ?? LONG_PARTS[name];
    if (!part) {
      const names = [...Object.keys(PARTS), ...Object.keys(LONG_PARTS)].join(', ');
      throw new Error(`There is no part "${name}"; choose among ${names}.`);
    }
    const startedAt = performance.now();
    gathered.push(...(await part(bench)));
    console.error(`${name}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  }
  return gathered;
}
