import { writeFile } from 'node:fs/promises';
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';

import type { BenchResult } from './result.ts';

/** Prints the figures; also writes them, with the machine, to a file if one is named. */
export async function report(
  results: readonly BenchResult[],
  file: string | undefined,
): Promise<void> {
  print(results);
  if (file === undefined) return;
  await writeFile(file, `${JSON.stringify({ machine: describeMachine(), results }, null, 2)}\n`);
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
