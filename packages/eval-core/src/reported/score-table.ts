import type {
  ReportedBenchmark,
  ReportedMetric,
  ReportedScore,
  ReportedSourceId,
} from './reported-score.ts';

/** A published table in its own unit: per cent with one decimal. */
export interface ScoreTable {
  sourceId: ReportedSourceId;
  /** The columns. */
  modelLabels: readonly string[];
  lines: readonly ScoreLine[];
}

export interface ScoreLine {
  benchmark: ReportedBenchmark;
  metric: ReportedMetric;
  /** Runs that were averaged, for cells that do not say otherwise; null where they are not stated. */
  repeats: number | null;
  /** For all cells that have none of their own. */
  note?: string;
  /** One for each model; null where there is no number that can be relied on. */
  cells: readonly ScoreCell[];
}

export type ScoreCell =
  number | null | { percent: number; std?: number; repeats?: number; note?: string };

/**
 * The scores of a table, line by line, as fractions.
 * @throws RangeError where a line has not one cell for each model.
 */
export function scoresOfTable(table: ScoreTable): ReportedScore[] {
  return table.lines.flatMap((line) => {
    if (line.cells.length !== table.modelLabels.length) {
      throw new RangeError(
        `${line.benchmark}, ${line.metric}: ${line.cells.length} cells for ${table.modelLabels.length} models.`,
      );
    }
    return table.modelLabels.flatMap((modelLabel, column) =>
      scoresOfCell(line, line.cells[column] ?? null).map((score) => ({
        benchmark: line.benchmark,
        metric: line.metric,
        modelLabel,
        ...score,
        sourceId: table.sourceId,
      })),
    );
  });
}

function scoresOfCell(line: ScoreLine, cell: ScoreCell) {
  if (cell === null) return [];
  const own = typeof cell === 'number' ? { percent: cell } : cell;
  return [
    {
      valueFraction: fractionOfPercent(own.percent),
      stdOverRepeats: own.std === undefined ? null : fractionOfPercent(own.std),
      repeats: own.repeats ?? line.repeats,
      note: own.note ?? line.note ?? null,
    },
  ];
}

/** By way of whole per milles, so that 65.8 becomes the number written 0.658 and none beside it. */
function fractionOfPercent(percent: number): number {
  return Math.round(percent * 10) / 1000;
}
