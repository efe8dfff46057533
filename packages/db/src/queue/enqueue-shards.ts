import { generateShardJob } from '@assay/contracts/jobs/generate-shard';
import { onceForEach } from '@assay/eval-core/once-for-each';

import type { Executor } from '../executor.ts';
import { BAND_START } from './bands.ts';
import { shardFlagSql } from './job-flags.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { putLoadedWeightsFirst } from './order-by-weights.ts';

const LAST_ROUND = 15_900;
/** What a sweep may do in one round. */
const SAMPLES_PER_ROUND = 128;
/** Within a round the queue goes by the time for which a job is planned: so many seconds after this. */
const ROUND_BEGINS = `timestamptz '2000-01-01 00:00:00Z'`;
/** Of a row of `run_shard` that is named `shard`. */
const JOB_OF_SHARD = `(select job.id from graphile_worker.jobs job where job.key = 'shard:' || shard.id)`;

/**
 * Puts the unfinished shards of a sweep on the queue that have no job yet, in one statement and with one notice
 * to the workers. What a sweep has for one backend is a flow, and flows of the same priority take turns: a
 * flow begins where the queue is, and each of its shards comes as much later as it has samples before it
 * (start-time fair queueing: Goyal, Vin and Cheng, 1996). So a sweep of a hundred samples does not wait behind
 * one of a million, and no backend idles behind another. A flow that is longer than there are rounds has longer
 * rounds. Each job is flagged with its backend and its class, so that workers can leave what they have enough of. Where
 * checkpoints replace each other's weights, those that are loaded go first.
 *
 * The planner knows nothing of a queue that has just been filled: single values are asked by scalar subqueries, the job
 * of a shard among them, which is a look into an index for each (1.0 to 2.7 s for 400,000). IN is hashed only as long
 * as its list is expected to fit into 8 MB, and compares every pair above some 200,000 jobs.
 *
 * @returns how many
 */
export async function enqueueShardJobs(executor: Executor, sweepId: number): Promise<number> {
  const { rows } = await executor.query<{ count: number }>(
    `with queued as materialized (
       select priority, run_at, locked_at from graphile_worker.jobs where task_identifier = $2
     ), band as (
       select case when priority > 0 then ${BAND_START.urgent}
                   when priority < 0 then ${BAND_START.patient}
                   else ${BAND_START.normal} end as start,
              case when priority > 0 then 'urgent' when priority < 0 then 'patient' else 'normal' end as name
         from sweep where id = $1
     ), unqueued as (
       select shard.id, checkpoint.backend_id, shard.to_index - shard.from_index as samples,
              sum(shard.to_index - shard.from_index)
                over (flow order by run.id, shard.first_repeat, shard.from_index) as samples_so_far,
              sum(shard.to_index - shard.from_index) over (partition by checkpoint.backend_id) as total
         from run
         join checkpoint on checkpoint.id = run.checkpoint_id
         join run_shard shard on shard.run_id = run.id
        where run.sweep_id = $1 and run.status in ('queued', 'running') and shard.finished_at is null
          and ${JOB_OF_SHARD} is null
       window flow as (partition by checkpoint.backend_id)
     ), clock as (
       select coalesce(min(queued.priority - band.start
                             + least(0.999, extract(epoch from queued.run_at - ${ROUND_BEGINS}))), 0) as now
         from band
         left join queued
           on queued.locked_at is null
          and queued.priority between band.start and band.start + ${LAST_ROUND}
     ), turn as (
       select unqueued.id, unqueued.backend_id,
              least((select now from clock) + (samples_so_far - samples)
                      / greatest(${SAMPLES_PER_ROUND}, total / (${LAST_ROUND} / 2.0)),
                    ${LAST_ROUND}) as at
         from unqueued
     )
     select count(*)::int as count
       from graphile_worker.add_jobs(array(
              select row($2, json_build_object('shardId', turn.id), null,
                         ${ROUND_BEGINS} + (turn.at - floor(turn.at))::float8 * interval '1 second',
                         $3, 'shard:' || turn.id,
                         ((select start from band) + floor(turn.at))::smallint,
                         array[${shardFlagSql('turn.backend_id', '(select name from band)')}])
                       ::graphile_worker.job_spec
                from turn
               order by turn.at, turn.id))`,
    [sweepId, generateShardJob.name, generateShardJob.maxAttempts],
  );
  await putLoadedWeightsFirst(executor);
  return rows[0]?.count ?? 0;
}

/** Takes the jobs of a sweep off the queue that no worker has begun; their shards stay as they are. */
export async function removeShardJobs(executor: Executor, sweepId: number): Promise<void> {
  await executor.query(
    `select graphile_worker.complete_jobs(array(
              select (select job.id
                        from graphile_worker.jobs job
                       where job.key = 'shard:' || shard.id and job.locked_at is null)
                from run join run_shard shard on shard.run_id = run.id
               where run.sweep_id = $1 and shard.finished_at is null))`,
    [sweepId],
  );
}

/**
 * Queues again what ought to be under way and has no job: a run that is resumed in the very moment in which the
 * job of its shard ends leaves such a shard. One search at a time: it looks at all shards, and the next is due after 30 s
 * whether it has ended or not.
 *
 * @returns how many
 */
export function enqueueLostShards(executor: Executor): Promise<number> {
  return searchOf(executor)();
}

const searchOf = onceForEach((executor: Executor) => oneAtATime(() => search(executor)));

async function search(executor: Executor): Promise<number> {
  const { rows } = await executor.query<{ sweepId: number }>(
    `select distinct run.sweep_id as "sweepId"
       from run
       join run_shard shard on shard.run_id = run.id
      where run.status in ('queued', 'running') and shard.finished_at is null
        and ${JOB_OF_SHARD} is null`,
  );
  let queued = 0;
  for (const { sweepId } of rows) queued += await enqueueShardJobs(executor, sweepId);
  return queued;
}
