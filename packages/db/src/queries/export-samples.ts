import type { Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

import { SAMPLES_COLUMNS } from '@assay/contracts/csv/columns';

import { promptJoins } from './prompt-variant-sql.ts';

export interface SamplesExportScope {
  workspaceId: number;
  sweepId: number | null;
  runId: number | null;
}

/**
 * The samples as CSV, straight from COPY: constant memory, no row limit, first bytes at once. Those of items that
 * may not be shared are left out.
 * Text that a spreadsheet would take for a formula gets a leading apostrophe.
 */
export async function* exportSamples(
  pool: Pool,
  scope: SamplesExportScope,
): AsyncGenerator<Uint8Array> {
  const client = await pool.connect();
  let complete = false;
  try {
    const stream = client.query(
      copyTo(`copy (${samplesQuery(scope)}) to stdout with (format csv, header true)`),
    );
    for await (const chunk of stream) yield chunk as Uint8Array;
    complete = true;
  } finally {
    // A reader that went away leaves the COPY running: that connection is of no further use.
    client.release(!complete);
  }
}

/** COPY takes no parameters; the scope is numbers only. */
function samplesQuery({ workspaceId, sweepId, runId }: SamplesExportScope): string {
  const conditions = [`run.workspace_id = ${integer(workspaceId)}`, 'item.is_shared'];
  if (sweepId !== null) conditions.push(`run.sweep_id = ${integer(sweepId)}`);
  if (runId !== null) conditions.push(`run.id = ${integer(runId)}`);
  return `
    select ${SAMPLES_COLUMNS.map((column) => `${expressions[column]} as ${column}`).join(',\n           ')}
      from run
      join sweep on sweep.id = run.sweep_id
      join checkpoint on checkpoint.id = run.checkpoint_id
      join benchmark_version version on version.id = run.benchmark_version_id
      join benchmark on benchmark.id = version.benchmark_id
      ${promptJoins('run')}
      join grading on grading.id = run.current_grading_id
      join sample on sample.run_id = run.id
      join item on item.id = sample.item_id
      left join run_weights told on told.run_id = sample.run_id and told.number = sample.weights
      left join verdict on verdict.grading_id = grading.id and verdict.sample_id = sample.id
      left join grading_grader grader on grader.grading_id = verdict.grading_id
                                     and grader.number = verdict.grader_number
     where ${conditions.join(' and ')}
     order by run.id, item.position, sample.repeat`;
}

const expressions: Record<(typeof SAMPLES_COLUMNS)[number], string> = {
  sweep: 'run.sweep_id',
  run: 'run.id',
  checkpoint: spreadsheetSafe('checkpoint.name'),
  benchmark: spreadsheetSafe('benchmark.name'),
  benchmark_version: 'left(version.hash, 12)',
  item: spreadsheetSafe('item.key'),
  repeat: 'sample.repeat',
  seed: 'sample.seed',
  verdict: 'verdict.outcome',
  reason: 'verdict.reason',
  extracted: spreadsheetSafeAnswer('verdict.extracted'),
  gold: spreadsheetSafeAnswer('item.gold'),
  finish: 'sample.finish',
  prompt_tokens: 'sample.prompt_tokens',
  completion_tokens: 'sample.completion_tokens',
  thinking_tokens: 'sample.thinking_tokens',
  latency_ms: 'sample.latency_ms',
  grader: spreadsheetSafe('coalesce(grader.name, grading.grader_name)'),
  grader_version: spreadsheetSafe('coalesce(grader.version, grading.grader_version)'),
  grader_profile: spreadsheetSafe(`(grading.grader_params ->> 'profile')`),
  scores: 'verdict.scores::text',
  environment: spreadsheetSafe('verdict.environment'),
  prompt_template: 'left(template.hash, 12)',
  system_message: `case when message.text = '' then 'none' else left(message.hash, 12) end`,
  flags: `(select string_agg(kind::text, ' ' order by kind) from sample_flag where sample_id = sample.id)`,
  weights_id: spreadsheetSafe('told.weights_id'),
  estimated_tokens: `nullif(concat_ws(' ', case when sample.tokens_estimated then 'completion' end,
                                  case when sample.thinking_estimated then 'thinking' end), '')`,
};

/** The same first characters that csv-stringify takes for a formula's, so that names match in both exports. */
function spreadsheetSafe(column: string): string {
  return `case when ${column} ~ '^[=+@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20-]' then '''' || ${column} else ${column} end`;
}

/** A negative number is a number to a spreadsheet, too, and a common answer. */
function spreadsheetSafeAnswer(column: string): string {
  return `case when ${column} ~ '^-[0-9.]+$' then ${column} else ${spreadsheetSafe(column)} end`;
}

function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not an id`);
  return String(value);
}
