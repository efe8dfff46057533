import { stringify } from 'csv-stringify/sync';

import type { Cell, Leaderboard, Score } from '@assay/contracts/cells';
import { LEADERBOARD_COLUMNS } from '@assay/contracts/csv/columns';

import { getLeaderboard } from '../leaderboard/get-leaderboard.ts';
import type { UseCaseContext } from '../use-case.ts';

type Row = Record<(typeof LEADERBOARD_COLUMNS)[number], string | number | null>;

/**
 * The leaderboard as CSV, one row for the accuracy of a cell and one for each of its named scores, figures
 * unrounded; what is unknown is empty.
 */
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
  return cells.flatMap((cell) =>
    metricsOf(cell).map((metric) => ({
      checkpoint: checkpointById.get(cell.checkpointId)?.name ?? null,
      benchmark: benchmarkById.get(cell.benchmarkVersionId)?.name ?? null,
      benchmark_version: benchmarkById.get(cell.benchmarkVersionId)?.version ?? null,
      ...metric,
      mean_completion_tokens: cell.meanCompletionTokens,
      truncated_fraction: cell.truncatedFraction,
      unscorable_fraction: cell.unscorableFraction,
      prompt_template: cell.variant.templateHash,
      system_message: cell.variant.systemMessageHash ?? 'none',
    })),
  );
}

function metricsOf({ accuracy, scores }: Cell) {
  return [
    figures('accuracy', accuracy),
    ...scores.map((score) => figures(`score:${score.name}`, score)),
  ];
}

function figures(metric: string, estimated: Omit<Score, 'name'>) {
  return {
    metric,
    estimate_fraction: estimated.estimateFraction,
    ci_low: estimated.interval?.low ?? null,
    ci_high: estimated.interval?.high ?? null,
    ci_method: estimated.interval?.method ?? null,
    std_over_repeats: estimated.stdOverRepeats,
    items: estimated.items,
    repeats: estimated.repeats,
  };
}
