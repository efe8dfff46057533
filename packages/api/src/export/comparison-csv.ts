import { stringify } from 'csv-stringify/sync';
import type { z } from 'zod';

import { COMPARISON_COLUMNS } from '@assay/contracts/csv/comparison-columns';
import type { compareInput, Comparison } from '@assay/contracts/statistics/comparison';

import { compare } from '../statistics/compare.ts';
import type { UseCaseContext } from '../use-case.ts';

type Row = Record<(typeof COMPARISON_COLUMNS)[number], string | number | null>;

/**
 * A comparison as CSV, one row a benchmark, figures unrounded; what is unknown is empty.
 * @throws AssayError as {@link compare}.
 */
export async function exportComparisonCsv(
  ctx: UseCaseContext,
  options: z.output<typeof compareInput>,
): Promise<string> {
  return stringify(comparisonRows(await compare(ctx, options)), {
    header: true,
    columns: [...COMPARISON_COLUMNS],
    escape_formulas: true,
  });
}

function comparisonRows({ first, second, delta, benchmarks }: Comparison): Row[] {
  return benchmarks.map((row) => ({
    first: first.name,
    first_prompt: first.variantKey,
    second: second.name,
    second_prompt: second.variantKey,
    benchmark: row.benchmark.name,
    benchmark_version: row.benchmark.version,
    questions: row.questions,
    first_run: row.first.runId,
    first_repeats: row.first.repeats,
    first_fraction: row.first.accuracy.value,
    second_run: row.second.runId,
    second_repeats: row.second.repeats,
    second_fraction: row.second.accuracy.value,
    difference: row.difference,
    ci_low: row.interval?.low ?? null,
    ci_high: row.interval?.high ?? null,
    ci_level: row.interval?.level ?? null,
    ci_method: row.interval?.method ?? null,
    p: row.p,
    p_adjusted: row.pAdjusted,
    test: row.test,
    verdict: row.verdict,
    verdict_reason: row.verdictReason,
    delta,
    fixed: row.fixed,
    broken: row.broken,
  }));
}
