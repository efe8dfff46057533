import type { QueryResultRow } from 'pg';

import { lengthBinOf } from '@assay/eval-core/statistics/length-bins';

import type { Executor } from '../executor.ts';

/** A row of a rollup that is not what the verdicts or the flags of samples say. */
export interface RollupDifference {
  table: string;
  /** The key's parts, joined by "/". */
  key: string;
  /** Null: the row should not be there. */
  expected: string | null;
  /** Null: the row is missing. */
  stored: string | null;
}

interface RollupTable {
  name: string;
  /** Key columns of the rollup, as SQL text. */
  storedKey: string;
  /** The same out of verdicts, samples and items. */
  expectedKey: string;
  truncated?: boolean;
}

const TABLES: readonly RollupTable[] = [
  { name: 'rollup_run', storedKey: `''`, expectedKey: `''`, truncated: true },
  { name: 'rollup_repeat', storedKey: 'repeat::text', expectedKey: 'verdict.repeat::text' },
  { name: 'rollup_item', storedKey: 'item_id::text', expectedKey: 'verdict.item_id::text' },
  {
    name: 'rollup_attribute',
    storedKey: `name || '/' || value`,
    expectedKey: `attribute.key || '/' || attribute.value`,
  },
];

/**
 * Counts the verdicts of a grading and the flags of its run again and returns where the rollups differ; none: they are
 * right.
 */
export async function checkRollups(
  executor: Executor,
  gradingId: number,
): Promise<RollupDifference[]> {
  const found: RollupDifference[] = [];
  for (const table of TABLES) {
    const expected = await queryFigures(executor, expectedSql(table), gradingId);
    const stored = await queryFigures(executor, storedSql(table), gradingId);
    found.push(...differences(table.name, expected, stored));
  }
  for (const table of SCORE_TABLES) {
    const expected = await queryFigures(executor, expectedScoresSql(table), gradingId);
    const stored = await queryFigures(executor, storedScoresSql(table), gradingId);
    found.push(...differences(table.name, expected, stored));
  }
  const lengths = await countLengths(executor, gradingId);
  const storedLengths = await queryFigures(
    executor,
    `select outcome || '/' || bin as key, samples::text as figures from rollup_length where grading_id = $1`,
    gradingId,
  );
  return [
    ...found,
    ...differences('rollup_length', lengths, storedLengths),
    ...(await checkFlags(executor, gradingId)),
  ];
}

/** What is odd about samples belongs to the run: its gradings share the counts. Examples are the first to come. */
async function checkFlags(executor: Executor, gradingId: number): Promise<RollupDifference[]> {
  const expected = await queryFigures(
    executor,
    `select flag.kind::text as key, count(*)::text as figures
       from grading
       join sample on sample.run_id = grading.run_id
       join sample_flag flag on flag.sample_id = sample.id
      where grading.id = $1
      group by flag.kind`,
    gradingId,
  );
  const stored = await queryFigures(
    executor,
    `select flag.kind::text as key, flag.samples::text as figures
       from grading
       join run_flag flag on flag.run_id = grading.run_id
      where grading.id = $1`,
    gradingId,
  );
  return differences('run_flag', expected, stored);
}

function storedSql({ name, storedKey, truncated }: RollupTable): string {
  return `
    select ${storedKey} as key,
           concat_ws(' ', samples, correct, incorrect, unscorable, token_samples, completion_tokens
                     ${truncated ? ', truncated' : ''}) as figures
      from ${name}
     where grading_id = $1`;
}

function expectedSql({ name, expectedKey, truncated }: RollupTable): string {
  const attributes =
    name === 'rollup_attribute'
      ? 'join item on item.id = verdict.item_id cross join lateral jsonb_each_text(item.attributes) as attribute'
      : '';
  return `
    select ${expectedKey} as key,
           concat_ws(' ', count(*), count(*) filter (where outcome = 'correct'),
                     count(*) filter (where outcome = 'incorrect'),
                     count(*) filter (where outcome = 'unscorable'),
                     count(sample.completion_tokens), coalesce(sum(sample.completion_tokens), 0)
                     ${truncated ? `, count(*) filter (where sample.finish = 'length')` : ''}) as figures
      from verdict
      join sample on sample.id = verdict.sample_id
      ${attributes}
     where verdict.grading_id = $1
     group by 1`;
}

const SCORE_TABLES = [
  { name: 'rollup_item_score', key: 'item_id' },
  { name: 'rollup_repeat_score', key: 'repeat' },
] as const;

function storedScoresSql({ name, key }: (typeof SCORE_TABLES)[number]): string {
  return `
    select ${key} || '/' || name as key, concat_ws(' ', samples, trim_scale(sum)) as figures
      from ${name}
     where grading_id = $1`;
}

function expectedScoresSql({ key }: (typeof SCORE_TABLES)[number]): string {
  return `
    select ${key} || '/' || score.key as key,
           concat_ws(' ', count(*), trim_scale(sum(score.value::numeric))) as figures
      from verdict
     cross join lateral jsonb_each_text(verdict.scores) as score
     where verdict.grading_id = $1
     group by 1`;
}

type Figures = Map<string, string>;

async function queryFigures(executor: Executor, sql: string, gradingId: number): Promise<Figures> {
  const { rows } = await executor.query<{ key: string; figures: string } & QueryResultRow>(sql, [
    gradingId,
  ]);
  return new Map(rows.map(({ key, figures }) => [key, figures]));
}

/** Bins are eval-core's: SQL only counts equal lengths. */
async function countLengths(executor: Executor, gradingId: number): Promise<Figures> {
  const { rows } = await executor.query<{ outcome: string; tokens: number; samples: number }>(
    `select outcome, sample.completion_tokens as tokens, count(*)::int as samples
       from verdict
       join sample on sample.id = verdict.sample_id
      where grading_id = $1 and sample.completion_tokens is not null
      group by 1, 2`,
    [gradingId],
  );
  const counts = new Map<string, number>();
  for (const { outcome, tokens, samples } of rows) {
    const key = `${outcome}/${lengthBinOf(tokens)}`;
    counts.set(key, (counts.get(key) ?? 0) + samples);
  }
  return new Map([...counts].map(([key, samples]) => [key, String(samples)]));
}

function differences(table: string, expected: Figures, stored: Figures): RollupDifference[] {
  return [...new Set([...expected.keys(), ...stored.keys()])]
    .filter((key) => expected.get(key) !== stored.get(key))
    .map((key) => ({
      table,
      key,
      expected: expected.get(key) ?? null,
      stored: stored.get(key) ?? null,
    }));
}
