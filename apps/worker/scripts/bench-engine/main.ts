// npm run bench:engine [-- --quick] [--json FILE] [--only PART] [--profile FOLDER]: what the worker costs beside a
// bare loop, on a real database and the real queue.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { arch, availableParallelism, cpus, loadavg, platform, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { startEmbeddedDatabase } from '@assay/db/embedded/embedded-database';
import { prepareDatabase } from '@assay/db/migrate/prepare-database';
import { createPool } from '@assay/db/pool';

import type { Bench, BenchPart } from './bench.ts';
import { endChildren } from './children.ts';
import { measureMakespan } from './makespan.ts';
import type { BenchResult } from './result.ts';
import { measureResuming } from './resuming.ts';
import { measureStreaming } from './streaming.ts';
import { measureThroughput } from './throughput.ts';

const REPEATS = 8;

const PARTS: Record<string, BenchPart> = {
  'throughput-64': (bench) =>
    measureThroughput(bench, {
      concurrency: 64,
      items: bench.isQuick ? 200 : 2_500,
      repeats: REPEATS,
      warmUpItems: bench.isQuick ? 100 : 250,
      ratioBound: 0.95,
      cpuBoundMs: 0.3,
    }),
  'throughput-256': (bench) =>
    measureThroughput(bench, {
      concurrency: 256,
      items: bench.isQuick ? 400 : 2_500,
      repeats: REPEATS,
      warmUpItems: bench.isQuick ? 100 : 250,
      ratioBound: 0.9,
      cpuBoundMs: null,
    }),
  streaming: measureStreaming,
  resuming: measureResuming,
  makespan: measureMakespan,
};

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    only: { type: 'string', multiple: true, default: Object.keys(PARTS) },
    profile: { type: 'string' },
  },
});

const results = await withDatabase(runParts);
print(results);
if (flags.json !== undefined) {
  await writeFile(
    flags.json,
    `${JSON.stringify({ machine: describeMachine(), results }, null, 2)}\n`,
  );
}

async function runParts(bench: Bench): Promise<BenchResult[]> {
  const gathered: BenchResult[] = [];
  for (const name of flags.only) {
    const part = PARTS[name];
    if (!part)
      throw new Error(`There is no part "${name}"; choose among ${Object.keys(PARTS).join(', ')}.`);
    const startedAt = performance.now();
    gathered.push(...(await part(bench)));
    console.error(`${name}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  }
  return gathered;
}

/** An embedded PostgreSQL of its own, durable as that of `npm start`, gone afterwards. */
async function withDatabase<Result>(use: (bench: Bench) => Promise<Result>): Promise<Result> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'assay-bench-engine-'));
  // mkdtemp makes it with mode 700, and root hands the server over to another account.
  await chmod(dataFolder, 0o755);
  const database = await startEmbeddedDatabase({ dataFolder });
  try {
    await prepareDatabase({ connectionString: database.url });
    const pool = createPool({ connectionString: database.url });
    const { quick: isQuick, profile: profileFolder = null } = flags;
    try {
      const bench = { databaseUrl: database.url, pool, isQuick, profileFolder };
      return await Promise.race([use(bench), interruption()]);
    } finally {
      await endChildren();
      await pool.end();
    }
  } finally {
    await database.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** Rejects at Ctrl-C, so that the database is stopped then too: it is a daemon and would go on. */
function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        reject(new Error(`The bench was stopped by ${signal}.`));
      });
    }
  });
}

function print(all: readonly BenchResult[]): void {
  console.table(
    all.map(({ name, value, unit, target, holds }) => ({
      name,
      value: value ?? 'not measured here',
      unit,
      target: target ?? '',
      holds: holds ?? '',
    })),
  );
}

function describeMachine() {
  return {
    cpu: cpus()[0]?.model ?? null,
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${arch()}`,
    node: process.version,
    loadAverage: loadavg(),
  };
}
