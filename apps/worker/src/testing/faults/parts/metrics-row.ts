import type { PartsRow, Scene, WorkerProcess } from '../fault-row.ts';
import { waitForEnd } from '../play-row.ts';
import { FIRST_ATTEMPT } from '../servers/strike.ts';
import { readFigures, sumOf } from './worker-figures.ts';

/** Name of a metric and part of its labels, and the query that counts the same in what is stored of a run. */
const SUMS: readonly (readonly [name: string, label: string, query: string])[] = [
  ['assay_samples_stored_total', '', 'select count(*) from sample where run_id = $1'],
  ['assay_replies_total', 'finish="stop"', 'select count(*) from sample where run_id = $1'],
  ['assay_reply_duration_seconds_count', '', 'select count(*) from sample where run_id = $1'],
  ['assay_grading_duration_seconds_count', '', 'select count(*) from sample where run_id = $1'],
  [
    'assay_tokens_total',
    'kind="completion"',
    'select sum(completion_tokens) from sample where run_id = $1',
  ],
  [
    'assay_tokens_total',
    'kind="prompt"',
    'select sum(prompt_tokens) from sample where run_id = $1',
  ],
  [
    'assay_failed_attempts_total',
    'class="http-500"',
    `select count(*) from attempt where run_id = $1 and error_class = 'http-500'`,
  ],
  ['assay_requests_in_flight', '', 'select 0 where $1 > 0'],
  ['assay_requests_waiting', '', 'select 0 where $1 > 0'],
  ['assay_shards', '', 'select 0 where $1 > 0'],
  ['assay_replica_breaker', 'state="closed"', 'select 1 where $1 > 0'],
];

export const metricsRow: PartsRow = {
  name: 'the metrics of a worker say what is stored',
  servers: { faults: [{ fault: { kind: 'http-error', status: 500 }, when: FIRST_ATTEMPT }] },
  meanwhile: async (scene) => {
    const worker = await scene.startWorker();
    await waitForEnd(scene);
    const differences = await findDifferences(scene, worker);
    if (differences.length > 0) throw new Error(differences.join('\n'));
  },
};

async function findDifferences(scene: Scene, worker: WorkerProcess): Promise<string[]> {
  const figures = await readFigures(worker);
  const differences = SUMS.map(async ([name, label, query]) => {
    const { rows } = await scene.pool.query<Record<string, string | number>>(query, [scene.runId]);
    const stored = Number(Object.values(rows[0] ?? {})[0]);
    const told = sumOf(figures, name, label);
    return told === stored ? [] : [`${name} ${label} is ${told}, and ${stored} are stored`];
  });
  return (await Promise.all(differences)).flat();
}
