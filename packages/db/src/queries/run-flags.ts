import type { FlagKind, RunFlag } from '@assay/contracts/flags';

import type { Executor } from '../executor.ts';

/** The flags of these runs by run, in the order of their kinds; a run without any is left out. */
export async function findRunFlags(
  executor: Executor,
  runIds: readonly number[],
): Promise<Map<number, RunFlag[]>> {
  const { rows } = await executor.query<RunFlag & { runId: number }>(
    `select run_id as "runId", kind, samples, example_ids::text[] as "exampleIds"
       from run_flag
      where run_id = any ($1::int[])
      order by run_id, kind`,
    [runIds],
  );
  const flagsOfRun = new Map<number, RunFlag[]>();
  for (const { runId, ...flag } of rows) {
    flagsOfRun.set(runId, [...(flagsOfRun.get(runId) ?? []), flag]);
  }
  return flagsOfRun;
}

/** What is odd about one sample, in the order of the kinds. */
export async function findSampleFlags(executor: Executor, sampleId: string): Promise<FlagKind[]> {
  const { rows } = await executor.query<{ kind: FlagKind }>(
    `select kind from sample_flag where sample_id = $1::bigint order by kind`,
    [sampleId],
  );
  return rows.map(({ kind }) => kind);
}
