import type { PoolClient } from 'pg';

import { DIALECTS } from '@assay/contracts/backends';
import { knownSampling } from '@assay/contracts/own-sampling';
import type { SweepSpec } from '@assay/contracts/sweeps';

import { insertShards } from './insert-shards.ts';

export interface NewRuns {
  workspaceId: number;
  sweepId: number;
  spec: SweepSpec;
  /** How many items one shard of a run covers. */
  itemsPerShard: (itemCount: number, repeats: number) => number;
}

/**
 * Stores the runs that a specification asks for and the sweep does not have, with their first gradings and their
 * shards, in the caller's transaction; the shards are not queued yet.
 *
 * @returns how many runs
 */
export async function insertRuns(client: PoolClient, wanted: NewRuns): Promise<number> {
  await ensureOwnSystemMessages(client, wanted.spec.checkpointIds);
  const runs = await insertRunRows(client, wanted);
  await insertGradings(
    client,
    runs.map(({ id }) => id),
  );
  for (const { id: runId, itemCount, repeats } of runs) {
    const itemsPerShard = wanted.itemsPerShard(itemCount, repeats);
    await insertShards(client, { runId, firstRepeat: 0, repeats, fromItem: 0, itemsPerShard });
  }
  return runs.length;
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
  repeats: number;
}

/**
 * One run for each combination; where an override names what is the default anyway, the same one. Of the sampling a
 * run has what is known to hold at its server.
 */
async function insertRunRows(
  client: PoolClient,
  { workspaceId, sweepId, spec }: NewRuns,
): Promise<InsertedRun[]> {
  const { rows } = await client.query<InsertedRun>(
    `insert into run
       (workspace_id, sweep_id, checkpoint_id, benchmark_version_id, prompt_template_id, system_message_id,
        repeats, item_count, sampling)
     select $1, $2, checkpoint.id, version.id, coalesce(template.id, version.prompt_template_id),
            coalesce(message.id, own_message.id), $5, least(version.item_count, $9),
            $6::jsonb -> backend.dialect::text
       from unnest($3::int[]) with ordinality as named (id, place)
       join checkpoint on checkpoint.id = named.id
       join backend on backend.id = checkpoint.backend_id
       join system_message own_message on own_message.text = coalesce(checkpoint.system_message, '')
      cross join unnest($4::int[]) with ordinality as chosen (id, place)
       join benchmark_version version on version.id = chosen.id
      cross join unnest($7::int[]) with ordinality as template (id, place)
      cross join unnest($8::int[]) with ordinality as message (id, place)
      order by chosen.place, named.place, template.place, message.place
     on conflict (sweep_id, checkpoint_id, benchmark_version_id, prompt_template_id, system_message_id)
       do nothing
     returning id, item_count as "itemCount", repeats`,
    [
      workspaceId,
      sweepId,
      spec.checkpointIds,
      spec.benchmarkVersionIds,
      Math.min(spec.repeats, spec.stopping?.roundRepeats ?? Infinity),
      JSON.stringify(samplingByDialect(spec)),
      spec.promptTemplateIds,
      spec.systemMessageIds,
      spec.itemLimit ?? null,
    ],
  );
  return rows;
}

function samplingByDialect({ sampling }: SweepSpec): object {
  return Object.fromEntries(DIALECTS.map((dialect) => [dialect, knownSampling(sampling, dialect)]));
}

async function insertGradings(client: PoolClient, runIds: readonly number[]): Promise<void> {
  await client.query(
    `with graded as (
       insert into grading (run_id, grader_kind, grader_params, grader_name, grader_version,
                            made_current_at)
       select run.id, version.grader_kind, version.grader_params, version.grader_name,
              version.grader_version, now()
         from run
         join benchmark_version version on version.id = run.benchmark_version_id
        where run.id = any($1::int[])
       returning id, run_id
     )
     update run set current_grading_id = graded.id from graded where run.id = graded.run_id`,
    [runIds],
  );
}
