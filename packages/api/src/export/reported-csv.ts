import { stringify } from 'csv-stringify/sync';

import { REPORTED_COLUMNS } from '@assay/contracts/csv/reported-columns';
import type { ReportedScores } from '@assay/contracts/reported';

import { listReported } from '../leaderboard/list-reported.ts';

type Row = Record<(typeof REPORTED_COLUMNS)[number], string | number | null>;

/** The reported scores as CSV, models as their sources call them; what is unknown is empty. */
export function exportReportedCsv(): string {
  return stringify(reportedRows(listReported()), {
    header: true,
    columns: [...REPORTED_COLUMNS],
    escape_formulas: true,
  });
}

function reportedRows({ sources, scores }: ReportedScores): Row[] {
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  return scores.map((score) => ({
    benchmark: score.benchmark,
    metric: score.metric,
    model: score.modelLabel,
    value_fraction: score.valueFraction,
    std_over_repeats: score.stdOverRepeats,
    repeats: score.repeats,
    source_id: score.sourceId,
    source_title: sourceById.get(score.sourceId)?.title ?? null,
    source_url: sourceById.get(score.sourceId)?.url ?? null,
  }));
}
