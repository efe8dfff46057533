import type { Pool, PoolClient } from 'pg';

import type { Dialect, Replies } from '@assay/contracts/backends';
import type { CheckpointServing } from '@assay/contracts/checkpoint-serving';
import { samplingSchema, type Sampling } from '@assay/contracts/sampling';
import type { TimeLimits } from '@assay/contracts/time-limits';

import {
  ASKS_OTHER_MODEL,
  HAS_SAMPLES,
  MODEL_OF_CHECKPOINT,
  otherModelSentence,
} from '../queries/asked-model.ts';
import { readServing, STORED_SERVING, type StoredServing } from '../queries/stored-serving.ts';
import { keepLostTexts } from '../record/partial-texts.ts';
import { inTransaction } from '../transaction.ts';
import { BACKEND_SETTINGS } from './backend-settings-sql.ts';
import { decideItemOrder } from './item-order.ts';
import { findExpectedTokens } from './length-history.ts';

/** Everything a worker needs to get the missing samples of one shard. */
export interface ShardWork {
  shardId: number;
  runId: number;
  /** How often the run had been begun when this was read. */
  tries: number;
  sweepId: number;
  /** Of its sweep: higher first. */
  priority: number;
  workspaceId: number;
  gradingId: number;
  /** All (item, repeat) of the shard, those that are there already included. */
  planned: number;
  /** There are samples of it, and nobody has retried it: its key, its model and its address were right once. */
  hasReplies: boolean;
  /** One sentence where nothing of it may be asked: its checkpoint was changed, and the samples would be of two models. */
  refusal: string | null;
  sampling: Sampling;
  /** A reply that goes round in circles is cut short. */
  cutsLoops: boolean;
  /** Text with the placeholder {{prompt}}. */
  promptTemplate: string;
  /** What the run's current grading asks of its grader. */
  grader: { kind: string; params: Record<string, unknown> };
  checkpoint: { servedName: string; systemMessage: string | null; serving: CheckpointServing };
  backend: ShardBackend;
  /** Another as soon as what the backend is opened by was changed. */
  backendSettings: string;
  items: Map<number, ShardItem>;
  /** What has neither a sample nor a failure: the longest expected first, the repeats of an item side by side. */
  missing: MissingSample[];
}

export interface MissingSample {
  itemId: number;
  repeat: number;
  /** In the order of the run, from 0. */
  place: number;
}

export interface ShardBackend {
  id: number;
  name: string;
  dialect: Dialect;
  replicaUrls: string[];
  secretCipher: Buffer | null;
  /** Requests in flight on one replica at most. */
  maxConcurrency: number;
  timeLimits: TimeLimits;
  replies: Replies;
}

export interface ShardItem {
  id: number;
  key: string;
  prompt: string;
  gold: string;
  problem: unknown;
  /** Mean completion tokens in earlier runs of the version; null where there is none. */
  expectedTokens: number | null;
}

/**
 * Reads a shard and marks its run as running. Null when there is nothing to do: the shard is finished or
 * gone, or its run was paused or has ended.
 */
export async function loadShard(pool: Pool, shardId: number): Promise<ShardWork | null> {
  return inTransaction(pool, async (client) => {
    const head = await claimRun(client, shardId);
    if (!head) return null;
    const { isFirstClaim, hasPartialTexts, ...work } = head;
    if (isFirstClaim) await decideItemOrder(client, work.runId);
    const missing = await findMissing(client, shardId);
    if (hasPartialTexts) await keepLostTexts(client, { runId: work.runId, missing });
    const itemIds = [...new Set(missing.map(({ itemId }) => itemId))];
    return { ...work, items: await findItems(client, work.runId, itemIds), missing };
  });
}

type ShardHead = Omit<ShardWork, 'items' | 'missing'> & {
  isFirstClaim: boolean;
  hasPartialTexts: boolean;
};

interface HeadRow extends StoredServing {
  shardId: number;
  runId: number;
  tries: number;
  sweepId: number;
  priority: number;
  workspaceId: number;
  gradingId: number | null;
  planned: number;
  hasReplies: boolean;
  sampling: unknown;
  cutsLoops: boolean;
  promptTemplate: string;
  checkpointName: string;
  servedAtFirst: string | null;
  graderKind: string | null;
  graderParams: Record<string, unknown> | null;
  servedName: string;
  systemMessage: string | null;
  backendId: number;
  backendName: string;
  dialect: Dialect;
  replicaUrls: string[];
  secretCipher: Buffer | null;
  maxConcurrency: number;
  timeLimits: TimeLimits;
  replies: Replies;
  backendSettings: string;
  hasPartialTexts: boolean;
}

/** Prepared by name: to plan its joins takes longer than to run it. */
const SHARD_HEAD = `select shard.id as "shardId", run.id as "runId", run.tries, run.sweep_id as "sweepId", sweep.priority,
        run.workspace_id as "workspaceId",
        run.current_grading_id as "gradingId", run.sampling,
        coalesce((sweep.spec ->> 'cutsLoops')::boolean, false) as "cutsLoops",
        shard.to_index - shard.from_index as planned,
        run.tries = 1 and ${HAS_SAMPLES} as "hasReplies",
        checkpoint.name as "checkpointName",
        case when ${ASKS_OTHER_MODEL} then run.asked_model ->> 'servedName' end as "servedAtFirst",
        template.text as "promptTemplate",
        grading.grader_kind as "graderKind", grading.grader_params as "graderParams",
        checkpoint.served_name as "servedName", nullif(message.text, '') as "systemMessage",
        ${STORED_SERVING},
        backend.id as "backendId", backend.name as "backendName", backend.dialect,
        backend.replica_urls as "replicaUrls", backend.secret_cipher as "secretCipher",
        backend.max_concurrency as "maxConcurrency", backend.time_limits as "timeLimits",
        backend.replies, ${BACKEND_SETTINGS} as "backendSettings",
        exists (select from partial_text part where part.run_id = run.id) as "hasPartialTexts"
   from run_shard shard
   join run on run.id = shard.run_id
   join sweep on sweep.id = run.sweep_id
   join prompt_template template on template.id = run.prompt_template_id
   join system_message message on message.id = run.system_message_id
   left join grading on grading.id = run.current_grading_id
   join checkpoint on checkpoint.id = run.checkpoint_id
   join backend on backend.id = checkpoint.backend_id
  where shard.id = $1 and shard.finished_at is null and run.status = 'running'`;

async function claimRun(client: PoolClient, shardId: number): Promise<ShardHead | null> {
  const isFirstClaim = await startRun(client, shardId);
  const { rows } = await client.query<HeadRow>({
    name: 'shard-head',
    text: SHARD_HEAD,
    values: [shardId],
  });
  const [row] = rows;
  return row ? { ...toHead(row), isFirstClaim } : null;
}

/**
 * Marks the run of a shard as running; true when it had never run. A statement of its own: one that waited here for
 * somebody who paused the run would else go on with the run as it was before. A notice left by a worker that died
 * while it waited ("waiting for backend …") goes with it. A run that runs already is not written to, or all its
 * shards would be read one after the other.
 *
 * What it asks is kept as long as there are samples of it. Without any, a checkpoint that was put right is taken as it is
 * now.
 */
async function startRun(client: PoolClient, shardId: number): Promise<boolean> {
  const { rows } = await client.query<{ isFirstClaim: boolean }>({
    name: 'start-run',
    text: `update run
        set status = 'running', started_at = coalesce(started_at, now()), status_reason = null,
            asked_model = case when status = 'running' or ${HAS_SAMPLES}
                               then coalesce(asked_model, ${MODEL_OF_CHECKPOINT})
                               else ${MODEL_OF_CHECKPOINT} end
       from checkpoint
      where checkpoint.id = run.checkpoint_id
        and run.id = (select run_id from run_shard where id = $1 and finished_at is null)
        and (status = 'queued' or (status = 'running' and status_reason is not null))
     returning started_at = now()::timestamptz(3) as "isFirstClaim"`,
    values: [shardId],
  });
  return rows[0]?.isFirstClaim ?? false;
}

function toHead(row: HeadRow): Omit<ShardHead, 'isFirstClaim'> {
  if (row.gradingId === null || row.graderKind === null || row.graderParams === null) {
    throw new Error(`Run ${row.runId} has no grading: make one before its shards are queued.`);
  }
  return {
    shardId: row.shardId,
    runId: row.runId,
    tries: row.tries,
    sweepId: row.sweepId,
    priority: row.priority,
    workspaceId: row.workspaceId,
    gradingId: row.gradingId,
    planned: row.planned,
    hasReplies: row.hasReplies,
    refusal: refusalOf(row),
    sampling: samplingSchema.parse(row.sampling),
    cutsLoops: row.cutsLoops,
    promptTemplate: row.promptTemplate,
    grader: { kind: row.graderKind, params: row.graderParams },
    checkpoint: {
      servedName: row.servedName,
      systemMessage: row.systemMessage,
      serving: readServing(row),
    },
    backend: {
      id: row.backendId,
      name: row.backendName,
      dialect: row.dialect,
      replicaUrls: row.replicaUrls,
      secretCipher: row.secretCipher,
      maxConcurrency: row.maxConcurrency,
      timeLimits: row.timeLimits,
      replies: row.replies,
    },
    backendSettings: row.backendSettings,
    hasPartialTexts: row.hasPartialTexts,
  };
}

function refusalOf({ checkpointName, servedAtFirst }: HeadRow): string | null {
  return servedAtFirst === null ? null : otherModelSentence({ checkpointName, servedAtFirst });
}

/**
 * The part of the order that a shard needs is cut out once: read from the row for each sample, an order of 2,500 items
 * was fetched 512 times, which took 3 of 4 ms, and a longer one takes as much longer. Planned each time: a plan from when
 * there were few samples would read all of them until the table is analyzed.
 */
const SHARD_MISSING = `select item.id as "itemId", planned.repeat, planned.index as place
   from run_shard shard
   join run on run.id = shard.run_id
  cross join lateral (
          select shard.from_index / shard.repeats as first,
                 run.item_order[shard.from_index / shard.repeats + 1 : (shard.to_index - 1) / shard.repeats + 1] as positions
          offset 0) as part
  cross join lateral (
          select index, index / shard.repeats as item_place,
                 shard.first_repeat + index % shard.repeats as repeat
            from generate_series(shard.from_index, shard.to_index - 1) as index) as planned
   join item on item.version_id = run.benchmark_version_id
            and item.position = coalesce(part.positions[planned.item_place - part.first + 1], planned.item_place)
  where shard.id = $1
    and not exists (
          select from sample
           where sample.run_id = run.id and sample.item_id = item.id
             and sample.repeat = planned.repeat)
    and not exists (
          select from sample_failure failure
           where failure.run_id = run.id and failure.item_id = item.id
             and failure.repeat = planned.repeat)
  order by planned.index`;

async function findMissing(client: PoolClient, shardId: number): Promise<MissingSample[]> {
  const { rows } = await client.query<MissingSample>(SHARD_MISSING, [shardId]);
  return rows;
}

async function findItems(
  client: PoolClient,
  runId: number,
  itemIds: readonly number[],
): Promise<Map<number, ShardItem>> {
  const { rows } = await client.query<Omit<ShardItem, 'expectedTokens'>>(
    'select id, key, prompt, gold, problem from item where id = any($1::int[])',
    [itemIds],
  );
  const lengths = await findExpectedTokens(client, runId, itemIds);
  return new Map(
    rows.map((item) => [item.id, { ...item, expectedTokens: lengths.get(item.id) ?? null }]),
  );
}
