import { stringify } from 'csv-stringify/sync';

import type { Cell, Leaderboard } from '@assay/contracts/cells';
import { LEADERBOARD_COLUMNS } from '@assay/contracts/csv/columns';

import { getLeaderboard } from '../leaderboard/get-leaderboard.ts';
import type { UseCaseContext } from '../use-case.ts';

type Row = Record<(typeof LEADERBOARD_COLUMNS)[number], string | number | null>;

/** The leaderboard as CSV, one row a cell, figures unrounded; what is unknown is empty. */
export async function exportLeaderboardCsv(
  ctx: UseCaseContext,
  scope: { sweepId?: number | undefined },
): Promise<string> {
  const leaderboard = await getLeaderboard(ctx, scope);
  return stringify(leaderboardRows(leaderboard), {
    header: true,
    columns: [...LEADERBOARD_COLUMNS],
    escape_formulas: true,
  });
}

function leaderboardRows({ checkpoints, benchmarks, cells }: Leaderboard): Row[] {
  const checkpointById = new Map(checkpoints.map((checkpoint) => [checkpoint.id, checkpoint]));
  const benchmarkById = new Map(benchmarks.map((benchmark) => [benchmark.versionId, benchmark]));
  return cells.map((cell) => ({
    checkpoint: checkpointById.get(cell.checkpointId)?.name ?? null,
    benchmark: benchmarkById.get(cell.benchmarkVersionId)?.name ?? null,
    benchmark_version: benchmarkById.get(cell.benchmarkVersionId)?.version ?? null,
    ...figures(cell),
  }));
}

function figures({ accuracy, ...cell }: Cell) {
  return {
    metric: 'accuracy',
    estimate_fraction: accuracy.estimateFraction,
    ci_low: accuracy.interval?.lowFraction ?? null,
    ci_high: accuracy.interval?.highFraction ?? null,
    ci_method: accuracy.interval?.method ?? null,
    std_over_repeats: accuracy.stdOverRepeats,
    items: accuracy.items,
    repeats: accuracy.repeats,
    mean_completion_tokens: cell.meanCompletionTokens,
    truncated_fraction: cell.truncatedFraction,
    unscorable_fraction: cell.unscorableFraction,
  };
}
