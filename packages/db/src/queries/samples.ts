import type { Pool } from 'pg';

import type { PromptVariant, SentPrompts } from '@assay/contracts/prompts';
import type { SampleFilter, SampleRow } from '@assay/contracts/samples';

import type { Executor } from '../executor.ts';
import { extractedInLists, GOLD_IN_LISTS } from './private-items.ts';
import { PROMPT_VARIANT, promptJoins, SENT_PROMPTS } from './prompt-variant-sql.ts';

const conditions: Record<SampleFilter, string> = {
  failing: `verdict.outcome <> 'correct'`,
  correct: `verdict.outcome = 'correct'`,
  incorrect: `verdict.outcome = 'incorrect'`,
  unscorable: `verdict.outcome = 'unscorable'`,
  truncated: `sample.finish = 'length'`,
  all: 'true',
};

export interface SamplePageQuery {
  gradingId: number;
  filter: SampleFilter;
  itemId: number | undefined;
  after: { completionTokens: number | null; sampleId: string } | null;
  limit: number;
}

/** A page of samples, longest replies first; those of unknown length come last. Never touches traces. */
export async function findSamplePage(
  executor: Executor,
  query: SamplePageQuery,
): Promise<SampleRow[]> {
  const { after } = query;
  // Written only where there is a page before: with an `or` it would filter rows and not start the index scan.
  const beyond = after
    ? 'and (coalesce(verdict.completion_tokens, -1), verdict.sample_id) < ($4::int, $5::bigint)'
    : '';
  const { rows } = await executor.query<SampleRow>(
    `select sample.id::text as id,
            item.key as "itemKey",
            verdict.repeat,
            verdict.outcome,
            verdict.reason,
            ${extractedInLists('verdict.extracted')} as extracted,
            ${GOLD_IN_LISTS} as gold,
            sample.finish,
            sample.completion_tokens as "completionTokens",
            sample.thinking_tokens as "thinkingTokens",
            sample.thinking_estimated as "thinkingEstimated",
            sample.latency_ms as "latencyMs",
            (select count(*)::int from annotation where annotation.sample_id = sample.id) as annotations
       from verdict
       join sample on sample.id = verdict.sample_id
       join item on item.id = verdict.item_id
      where verdict.grading_id = $1
        and ${conditions[query.filter]}
        and ($2::int is null or verdict.item_id = $2)
        ${beyond}
      order by coalesce(verdict.completion_tokens, -1) desc, verdict.sample_id desc
      limit $3`,
    [
      query.gradingId,
      query.itemId ?? null,
      query.limit,
      ...(after ? [after.completionTokens ?? -1, after.sampleId] : []),
    ],
  );
  return rows;
}

export interface TraceRow {
  id: string;
  runId: number;
  sweepId: number;
  sweepName: string;
  gradingId: number;
  checkpointId: number;
  checkpointName: string;
  versionId: number;
  benchmarkTitle: string;
  hash: string;
  itemId: number;
  itemKey: string;
  prompt: string;
  gold: string;
  isShared: boolean;
  attributes: Record<string, string | number | boolean>;
  variant: PromptVariant;
  prompts: SentPrompts;
  repeat: number;
  seed: number;
  finish: 'stop' | 'length' | 'content_filter' | 'tool_calls';
  promptTokens: number | null;
  completionTokens: number | null;
  thinkingTokens: number | null;
  tokensEstimated: boolean;
  thinkingEstimated: boolean;
  firstTokenMs: number | null;
  latencyMs: number;
  weightsId: string | null;
  createdAt: Date;
  request: string;
  content: string;
  reasoning: string | null;
}

/** One sample of this workspace with its text, or null. */
export async function findTrace(
  pool: Pool,
  workspaceId: number,
  sampleId: string,
): Promise<TraceRow | null> {
  const { rows } = await pool.query<TraceRow>(
    `select sample.id::text as id,
            run.id as "runId",
            sweep.id as "sweepId",
            sweep.name as "sweepName",
            run.current_grading_id as "gradingId",
            checkpoint.id as "checkpointId",
            checkpoint.name as "checkpointName",
            version.id as "versionId",
            benchmark.title as "benchmarkTitle",
            version.hash,
            item.id as "itemId",
            item.key as "itemKey",
            item.prompt,
            item.gold,
            item.attributes,
            item.is_shared as "isShared",
            ${PROMPT_VARIANT} as variant,
            ${SENT_PROMPTS} as prompts,
            sample.repeat,
            sample.seed,
            sample.finish,
            sample.prompt_tokens as "promptTokens",
            sample.completion_tokens as "completionTokens",
            sample.thinking_tokens as "thinkingTokens",
            sample.tokens_estimated as "tokensEstimated",
            sample.thinking_estimated as "thinkingEstimated",
            sample.first_token_ms as "firstTokenMs",
            sample.latency_ms as "latencyMs",
            told.weights_id as "weightsId",
            sample.created_at as "createdAt",
            trace.request,
            trace.content,
            trace.reasoning
       from sample
       join trace on trace.sample_id = sample.id
       join run on run.id = sample.run_id and run.workspace_id = $1
       join sweep on sweep.id = run.sweep_id
       join checkpoint on checkpoint.id = run.checkpoint_id
       join benchmark_version version on version.id = run.benchmark_version_id
       join benchmark on benchmark.id = version.benchmark_id
       ${promptJoins('run')}
       join item on item.id = sample.item_id
       left join run_weights told on told.run_id = run.id and told.number = sample.weights
      where sample.id = $2::bigint`,
    [workspaceId, sampleId],
  );
  return rows[0] ?? null;
}

export interface SampleVerdictRow {
  gradingId: number;
  isCurrent: boolean;
  gradingCreatedAt: Date;
  graderKind: string;
  graderName: string;
  graderVersion: string;
  graderParams: Record<string, unknown>;
  outcome: 'correct' | 'incorrect' | 'unscorable';
  reason: string;
  extracted: string | null;
  doubts: string[];
  checks: Record<string, boolean | null> | null;
  scores: Record<string, number> | null;
  detail: string | null;
  environment: string | null;
}

/** Every verdict that a sample was ever given, the newest grading first. */
export async function findSampleVerdicts(
  executor: Executor,
  sampleId: string,
): Promise<SampleVerdictRow[]> {
  const { rows } = await executor.query<SampleVerdictRow>(
    `select grading.id as "gradingId",
            grading.id = run.current_grading_id as "isCurrent",
            grading.created_at as "gradingCreatedAt",
            grading.grader_kind as "graderKind",
            coalesce(grader.name, grading.grader_name) as "graderName",
            coalesce(grader.version, grading.grader_version) as "graderVersion",
            grading.grader_params as "graderParams",
            verdict.outcome,
            verdict.reason,
            verdict.extracted,
            verdict.doubts,
            verdict.checks,
            verdict.scores,
            verdict.detail,
            verdict.environment
       from verdict
       join grading on grading.id = verdict.grading_id
       join run on run.id = grading.run_id
       left join grading_grader grader on grader.grading_id = verdict.grading_id
                                      and grader.number = verdict.grader_number
      where verdict.sample_id = $1::bigint
      order by grading.id desc`,
    [sampleId],
  );
  return rows;
}

export interface SiblingRow {
  id: string;
  repeat: number;
  outcome: 'correct' | 'incorrect' | 'unscorable';
}

/** All repeats of one item in one grading. */
export async function findSiblings(
  pool: Pool,
  options: { runId: number; gradingId: number; itemId: number },
): Promise<SiblingRow[]> {
  const { rows } = await pool.query<SiblingRow>(
    `select sample.id::text as id, sample.repeat, verdict.outcome
       from sample
       join verdict on verdict.grading_id = $2 and verdict.sample_id = sample.id
      where sample.run_id = $1 and sample.item_id = $3
      order by sample.repeat`,
    [options.runId, options.gradingId, options.itemId],
  );
  return rows;
}

/** The failing sample that follows this one in the list of failing samples, or null at its end. */
export async function findNextFailing(
  executor: Executor,
  options: { gradingId: number; completionTokens: number | null; sampleId: string },
): Promise<string | null> {
  const { rows } = await executor.query<{ id: string }>(
    `select sample_id::text as id
       from verdict
      where grading_id = $1
        and outcome <> 'correct'
        and (coalesce(completion_tokens, -1), sample_id) < ($2::int, $3::bigint)
      order by coalesce(completion_tokens, -1) desc, sample_id desc
      limit 1`,
    [options.gradingId, options.completionTokens ?? -1, options.sampleId],
  );
  return rows[0]?.id ?? null;
}

/** True when the sample belongs to a run of this workspace. */
export async function sampleExists(
  pool: Pool,
  workspaceId: number,
  sampleId: string,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select 1 from sample join run on run.id = sample.run_id where sample.id = $2::bigint and run.workspace_id = $1`,
    [workspaceId, sampleId],
  );
  return rowCount === 1;
}
