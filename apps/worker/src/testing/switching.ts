import type { TestCheckpoint } from '@assay/db/testing/insert-test-sweep';

import { SERVED, until, type BenchSweep, type TestBench } from './test-bench.ts';

/** What a simulator serves for tests of switching: replies of about sixty tokens. */
export const MODELS = [{ id: SERVED, thinkingMedianTokens: 60 }];

/** Of a machine that has other things to do as well. */
const LIMIT_MS = 60_000;

export const adapter = (name: string): TestCheckpoint => ({
  name,
  servedName: SERVED,
  serving: { kind: 'adapter', name, path: `/loras/${name}` },
});

export const weights = (name: string, expectedId?: string): TestCheckpoint => ({
  name,
  servedName: SERVED,
  serving: { kind: 'weights', path: `/weights/${name}`, expectedId },
});

export interface RunFigures {
  checkpoint: string;
  status: string;
  reason: string | null;
  samples: number;
  failures: number;
  /** What the samples say wrote them. */
  weights: (string | null)[];
}

/** The runs of a sweep, in the order of its checkpoints. */
export async function readRuns(
  { pool }: Pick<TestBench, 'pool'>,
  sweepId: number,
): Promise<RunFigures[]> {
  const { rows } = await pool.query<RunFigures>(
    `select checkpoint.name as checkpoint, run.status, run.status_reason as reason,
            (select count(*)::int from sample where run_id = run.id) as samples,
            (select count(*)::int from sample_failure where run_id = run.id) as failures,
            array(select distinct told.weights_id
                    from sample
                    left join run_weights told
                           on told.run_id = sample.run_id and told.number = sample.weights
                   where sample.run_id = run.id) as weights
       from run join checkpoint on checkpoint.id = run.checkpoint_id
      where run.sweep_id = $1 order by run.id`,
    [sweepId],
  );
  return rows;
}

/** The runs of a sweep once all of them have ended. */
export async function endedRuns(
  bench: Pick<TestBench, 'pool'>,
  sweepId: number,
): Promise<RunFigures[]> {
  const hasEnded = ({ status }: RunFigures) => status !== 'queued' && status !== 'running';
  await until(async () => (await readRuns(bench, sweepId)).every(hasEnded), LIMIT_MS);
  return readRuns(bench, sweepId);
}

export async function runToEnd(bench: TestBench, sweep: BenchSweep): Promise<RunFigures[]> {
  const { sweepId } = await bench.queueSweep(sweep);
  return endedRuns(bench, sweepId);
}

/** A run with all its samples, written by these weights. */
export const whole = (checkpoint: string, samples: number, weightsId: string): RunFigures => ({
  ...{ checkpoint, status: 'completed', reason: null, samples, failures: 0 },
  weights: [weightsId],
});

export function answered({ simulator }: Pick<TestBench, 'simulator'>) {
  return simulator.state().requests.filter(({ outcome }) => outcome === 'answered');
}

/** As somebody would who does not know that a run is under way. */
export async function order({ simulator }: TestBench, page: string, body: object): Promise<void> {
  const response = await fetch(`${simulator.urls[0] ?? ''}${page}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${page} answered ${response.status}`);
}

/** Queues a sweep, loads other weights while its first samples come, and waits for its end. */
export async function swapMidRun(bench: TestBench, sweep: BenchSweep) {
  const { sweepId, workspaceId } = await bench.queueSweep(sweep);
  const samplesOf = async () => (await readRuns(bench, sweepId))[0]?.samples ?? 0;
  await until(async () => (await samplesOf()) > 0, LIMIT_MS);
  const other = { model_path: '/other', weight_version: 'other' };
  await order(bench, '/update_weights_from_disk', other);
  const [run] = await endedRuns(bench, sweepId);
  return { key: { sweepId, workspaceId }, run };
}
