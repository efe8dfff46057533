import { meanOf, recomputeInterval, varianceOf } from './recompute-interval.ts';

type CsvRow = Record<string, string>;

/** What the leaderboard CSV says of one cell; null where it is empty. */
export interface RecomputedCell {
  checkpoint: string;
  benchmark: string;
  benchmark_version: string;
  prompt_template: string;
  system_message: string;
  estimate_fraction: number | null;
  ci_low: number | null;
  ci_high: number | null;
  ci_method: string;
  std_over_repeats: number | null;
  items: number;
  repeats: number;
  mean_completion_tokens: number | null;
  truncated_fraction: number | null;
  unscorable_fraction: number | null;
}

/**
 * The leaderboard from the samples CSV alone, by plain arithmetic that shares nothing with the product.
 * A cell shows its newest run, runs with other prompts being other cells; the items of a benchmark version are all that any sample of it names.
 */
export function recomputeLeaderboard(samples: readonly CsvRow[]): RecomputedCell[] {
  const cells = groupBy(samples, (row) =>
    [row.checkpoint, row.benchmark_version, row.prompt_template, row.system_message].join('\n'),
  );
  return [...cells.values()].map((rows) => {
    const newest = Math.max(...rows.map((row) => Number(row.run)));
    const versionRows = samples.filter(
      (row) => row.benchmark_version === rows[0]?.benchmark_version,
    );
    const plannedItems = new Set(versionRows.map((row) => row.item)).size;
    return recomputeCell(
      rows.filter((row) => Number(row.run) === newest),
      plannedItems,
    );
  });
}

function recomputeCell(rows: readonly CsvRow[], plannedItems: number): RecomputedCell {
  const itemMeans = [...groupBy(rows, (row) => row.item ?? '').values()].map(shareCorrect);
  const complete = [...groupBy(rows, (row) => row.repeat ?? '').values()]
    .filter((repeat) => repeat.length === plannedItems)
    .map(shareCorrect);
  const tokens = rows.flatMap((row) =>
    row.completion_tokens === '' ? [] : [Number(row.completion_tokens)],
  );
  const variance = varianceOf(complete);
  return {
    checkpoint: rows[0]?.checkpoint ?? '',
    benchmark: rows[0]?.benchmark ?? '',
    benchmark_version: rows[0]?.benchmark_version ?? '',
    prompt_template: rows[0]?.prompt_template ?? '',
    system_message: rows[0]?.system_message ?? '',
    estimate_fraction: meanOf(itemMeans),
    ...recomputeInterval(itemMeans, rows.length),
    std_over_repeats: variance === null ? null : Math.sqrt(variance),
    items: itemMeans.length,
    repeats: complete.length,
    mean_completion_tokens: tokens.length === 0 ? null : meanOf(tokens),
    truncated_fraction: rows.filter((row) => row.finish === 'length').length / rows.length,
    unscorable_fraction: rows.filter((row) => row.verdict === 'unscorable').length / rows.length,
  };
}

function shareCorrect(rows: readonly CsvRow[]): number {
  return rows.filter((row) => row.verdict === 'correct').length / rows.length;
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
