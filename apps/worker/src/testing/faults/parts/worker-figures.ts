import { setTimeout as sleep } from 'node:timers/promises';

import type { WorkerProcess } from '../fault-row.ts';

const LOOK_INTERVAL_MS = 10;

/** One line of `/metrics`. */
interface Figure {
  name: string;
  labels: string;
  value: number;
}

/** The figures of a worker in Prometheus' text format. */
export async function readFigures({ url }: WorkerProcess): Promise<Figure[]> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = /^(\w+)(\{.*\})? (\S+)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, labels, value: Number(value) }];
  });
}

/** Over all label values, of those lines whose labels hold the text; null: there is no such line. */
export function sumOf(figures: readonly Figure[], name: string, label = ''): number | null {
  const found = figures.filter((one) => one.name === name && one.labels.includes(label));
  return found.length === 0 ? null : found.reduce((sum, { value }) => sum + value, 0);
}

/** Until it has stored a sample: its graders have started. Before, replies wait for them, on a busy machine a second. */
export async function untilWarm(worker: WorkerProcess): Promise<void> {
  while (!sumOf(await readFigures(worker), 'assay_samples_stored_total'))
    await sleep(LOOK_INTERVAL_MS);
}
