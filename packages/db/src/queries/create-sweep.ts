import type { PoolClient } from 'pg';

import type { SweepSpec } from '@assay/contracts/sweeps';

import { enqueueShardJobs } from '../queue/enqueue-shards.ts';
import { insertShards } from './insert-shards.ts';

export interface NewSweep {
  workspaceId: number;
  createdById: number | null;
  spec: SweepSpec;
  /** How many items one shard of a run covers. */
  itemsPerShard: (itemCount: number, repeats: number) => number;
}

/**
 * Stores a sweep with its runs, their first gradings and their shards, and queues the shards: all in the
 * caller's transaction, so that a sweep is queued whole or not at all.
 */
export async function insertSweep(client: PoolClient, sweep: NewSweep): Promise<number> {
  const sweepId = await insertSweepRow(client, sweep);
  await ensureOwnSystemMessages(client, sweep.spec.checkpointIds);
  const runs = await insertRuns(client, sweepId, sweep);
  await insertGradings(client, sweepId);
  for (const run of runs) {
    const { repeats } = sweep.spec;
    const itemsPerShard = sweep.itemsPerShard(run.itemCount, repeats);
    await insertShards(client, { runId: run.id, firstRepeat: 0, repeats, itemsPerShard });
  }
  await enqueueShardJobs(client, sweepId);
  return sweepId;
}

async function insertSweepRow(
  client: PoolClient,
  { workspaceId, createdById, spec }: NewSweep,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into sweep (workspace_id, name, created_by_id, spec) values ($1, $2, $3, $4) returning id`,
    [workspaceId, spec.name, createdById, JSON.stringify(spec)],
  );
  return onlyRow(rows).id;
}

/** The messages that checkpoints send by themselves; the empty one stands for none. */
async function ensureOwnSystemMessages(
  client: PoolClient,
  checkpointIds: readonly number[],
): Promise<void> {
  await client.query(
    `insert into system_message (hash, text)
     select encode(sha256(convert_to(own.text, 'UTF8')), 'hex'), own.text
       from (select distinct coalesce(system_message, '') as text
               from checkpoint where id = any ($1::int[])) as own
     on conflict (hash) do nothing`,
    [checkpointIds],
  );
}

interface InsertedRun {
  id: number;
  itemCount: number;
}

/** One run for each combination; where an override names what is the default anyway, the same one. */
async function insertRuns(
  client: PoolClient,
  sweepId: number,
  sweep: NewSweep,
): Promise<InsertedRun[]> {
  const { rows } = await client.query<InsertedRun>(
    `insert into run
       (workspace_id, sweep_id, checkpoint_id, benchmark_version_id, prompt_template_id, system_message_id,
        repeats, item_count, sampling)
     select $1, $2, checkpoint.id, version.id, coalesce(template.id, version.prompt_template_id),
            coalesce(message.id, own_message.id), $5, version.item_count, $6
       from unnest($3::int[]) with ordinality as named (id, place)
       join checkpoint on checkpoint.id = named.id
       join system_message own_message on own_message.text = coalesce(checkpoint.system_message, '')
      cross join unnest($4::int[]) with ordinality as chosen (id, place)
       join benchmark_version version on version.id = chosen.id
      cross join unnest($7::int[]) with ordinality as template (id, place)
      cross join unnest($8::int[]) with ordinality as message (id, place)
      order by chosen.place, named.place, template.place, message.place
     on conflict (sweep_id, checkpoint_id, benchmark_version_id, prompt_template_id, system_message_id)
       do nothing
     returning id, item_count as "itemCount"`,
    [
      sweep.workspaceId,
      sweepId,
      sweep.spec.checkpointIds,
      sweep.spec.benchmarkVersionIds,
      sweep.spec.repeats,
      JSON.stringify(sweep.spec.sampling),
      sweep.spec.promptTemplateIds,
      sweep.spec.systemMessageIds,
    ],
  );
  return rows;
}

async function insertGradings(client: PoolClient, sweepId: number): Promise<void> {
  await client.query(
    `with graded as (
       insert into grading (run_id, grader_kind, grader_params, grader_name, grader_version,
                            made_current_at)
       select run.id, version.grader_kind, version.grader_params, version.grader_name,
              version.grader_version, now()
         from run
         join benchmark_version version on version.id = run.benchmark_version_id
        where run.sweep_id = $1
       returning id, run_id
     )
     update run set current_grading_id = graded.id from graded where run.id = graded.run_id`,
    [sweepId],
  );
}

function onlyRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error('an insert that returns its row returned none');
  return row;
}
