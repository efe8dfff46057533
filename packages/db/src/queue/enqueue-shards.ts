import { generateShardJob } from '@assay/contracts/jobs/generate-shard';

import type { Executor } from '../executor.ts';

/**
 * Priorities of the queue are 16-bit, the lowest first. Each class of sweeps has a band of rounds; what has no
 * round (grading again) has 0 and comes behind the urgent sweeps alone.
 */
const BAND_START = { urgent: -32_000, normal: 1, patient: 16_001 } as const;
const LAST_ROUND = 15_900;

/**
 * Puts the unfinished shards of a sweep on the queue that have no job yet, in one statement and with one notice
 * to the workers. What a sweep has for one backend is a flow, and flows of the same priority take turns: the
 * first shard of a flow joins the round that the queue is at, its second the next one, and so on (start-time
 * fair queueing: Goyal, Vin and Cheng, 1996, with shards of one size). So a sweep of ten shards does not wait
 * behind one of ten thousand, and no backend idles behind another. A flow that has more shards than there are
 * rounds takes several in each.
 *
 * @returns how many
 */
export async function enqueueShardJobs(executor: Executor, sweepId: number): Promise<number> {
  const { rows } = await executor.query<{ count: number }>(
    `with band as (
       select case when priority > 0 then ${BAND_START.urgent}
                   when priority < 0 then ${BAND_START.patient}
                   else ${BAND_START.normal} end as start
         from sweep where id = $1
     ), unqueued as (
       select shard.id,
              row_number() over (partition by checkpoint.backend_id
                                     order by run.id, shard.first_repeat, shard.from_index) - 1 as place,
              count(*) over (partition by checkpoint.backend_id) as total
         from run
         join checkpoint on checkpoint.id = run.checkpoint_id
         join run_shard shard on shard.run_id = run.id
        where run.sweep_id = $1 and run.status in ('queued', 'running') and shard.finished_at is null
          and not exists (select from graphile_worker.jobs job where job.key = 'shard:' || shard.id)
     ), clock as (
       select coalesce(min(job.priority), band.start) as round
         from band
         left join graphile_worker.jobs job
           on job.task_identifier = $2 and job.locked_at is null
          and job.priority between band.start and band.start + ${LAST_ROUND}
        group by band.start
     ), spec as (
       select unqueued.id, unqueued.place,
              least(clock.round + unqueued.place / ceil(unqueued.total / (${LAST_ROUND} / 2.0))::int,
                    band.start + ${LAST_ROUND})::smallint as round
         from unqueued, clock, band
     )
     select count(*)::int as count
       from graphile_worker.add_jobs(array(
              select row($2, json_build_object('shardId', id), null, null, $3, 'shard:' || id, round, null)
                       ::graphile_worker.job_spec
                from spec
               order by place, id))`,
    [sweepId, generateShardJob.name, generateShardJob.maxAttempts],
  );
  return rows[0]?.count ?? 0;
}

/** Takes the jobs of a sweep off the queue that no worker has begun; their shards stay as they are. */
export async function removeShardJobs(executor: Executor, sweepId: number): Promise<void> {
  await executor.query(
    `select graphile_worker.complete_jobs(array(
              select job.id
                from run
                join run_shard shard on shard.run_id = run.id
                join graphile_worker.jobs job on job.key = 'shard:' || shard.id
               where run.sweep_id = $1 and shard.finished_at is null and job.locked_at is null))`,
    [sweepId],
  );
}

/**
 * Queues again what ought to be under way and has no job: a run that is resumed in the very moment in which the
 * job of its shard ends leaves such a shard.
 */
export async function enqueueLostShards(executor: Executor): Promise<number> {
  const { rows } = await executor.query<{ sweepId: number }>(
    `select distinct run.sweep_id as "sweepId"
       from run
       join run_shard shard on shard.run_id = run.id
      where run.status in ('queued', 'running') and shard.finished_at is null
        and not exists (select from graphile_worker.jobs job where job.key = 'shard:' || shard.id)`,
  );
  let queued = 0;
  for (const { sweepId } of rows) queued += await enqueueShardJobs(executor, sweepId);
  return queued;
}
