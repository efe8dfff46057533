import { generateShardJob } from '@assay/contracts/jobs/generate-shard';

import type { Executor } from '../executor.ts';
import { BAND_START } from './bands.ts';

/**
 * Has the jobs of each backend whose weights are changed trade places in the queue: those of weights that a replica
 * holds take the first ones. Places of other backends stay as they are, and so do classes of priority. The first job of
 * weights that are not loaded stays where it is, unless a worker has one already: a worker that holds it claims them, and
 * has its turn after a while (`chooseWeights`).
 */
export async function putLoadedWeightsFirst(executor: Executor): Promise<void> {
  if (!(await isAnySwitched(executor))) return;
  await executor.query(
    `with queued as materialized (
       select id, priority, run_at, locked_at, substr(key, 7)::int as shard_id,
              case when priority < ${BAND_START.normal} then 'urgent'
                   when priority < ${BAND_START.patient} then 'normal'
                   else 'patient' end as band
         from graphile_worker.jobs
        where task_identifier = $1 and key like 'shard:%'
     ), job as (
       select queued.*, checkpoint.backend_id,
              exists (select from backend
                        join replica_weights replica on replica.url = any (backend.replica_urls)
                       where backend.id = checkpoint.backend_id
                         and replica.path = checkpoint.weights_path) as is_loaded,
              row_number() over (partition by checkpoint.backend_id, checkpoint.weights_path, band
                                     order by locked_at is null, priority, run_at, queued.id) as ordinal
         from queued
         join run_shard shard on shard.id = queued.shard_id
         join run on run.id = shard.run_id
         join checkpoint on checkpoint.id = run.checkpoint_id and checkpoint.serving = 'weights'
     ), movable as (
       select *, row_number() over (partition by backend_id, band
                                        order by priority, run_at, id) as place,
              row_number() over (partition by backend_id, band
                                     order by is_loaded desc, priority, run_at, id) as turn
         from job
        where locked_at is null and (is_loaded or ordinal > 1)
     )
     select count(*)
       from movable moved
       join movable there using (backend_id, band)
       cross join lateral graphile_worker.reschedule_jobs(
                            array[moved.id], run_at := there.run_at, priority := there.priority)
      where there.place = moved.turn and moved.place <> moved.turn`,
    [generateShardJob.name],
  );
}

async function isAnySwitched(executor: Executor): Promise<boolean> {
  const { rowCount } = await executor.query(
    'select from replica_weights where path is not null limit 1',
  );
  return rowCount === 1;
}
