import type { Leaderboard } from '@assay/contracts/cells';
import type { ReportedScore, ReportedScores } from '@assay/contracts/reported';

import { prepareFootnotes, type FootnoteModel, type Footnotes } from './prepare-footnotes.ts';
import { prepareReportedValue, type ReportedValueModel } from './prepare-reported-value.ts';

/** One model of the literature: its values by column, all of them where sources disagree. */
export interface ReportedRowModel {
  model: string;
  /** One list for each column, in their order; empty where nothing is reported. */
  cells: ReportedValueModel[][];
}

export interface ReportedColumnModel {
  key: string;
  title: string;
  metric: string;
}

export interface ReportedModel {
  /** Under the columns of the leaderboard; none where no measured benchmark has reported scores. */
  rows: ReportedRowModel[];
  /** Benchmarks that have reported scores only. */
  elsewhere: { columns: ReportedColumnModel[]; rows: ReportedRowModel[] };
  footnotes: FootnoteModel[];
}

/** What is one column: the scores that stand in it. */
type Column = (score: ReportedScore) => boolean;

/**
 * Reported scores as they are drawn: beside a measured benchmark where its name is theirs, else in a table of
 * their own. Models stand in the order of their sources and are never ranked.
 */
export function prepareReported(
  reported: ReportedScores,
  measured: Leaderboard['benchmarks'],
): ReportedModel {
  const footnotes = prepareFootnotes(reported);
  const names = new Set(measured.map(({ name }) => name));
  const here = reported.scores.filter(({ benchmark }) => names.has(benchmark));
  const elsewhere = reported.scores.filter(({ benchmark }) => !names.has(benchmark));
  const columns = metricColumns(elsewhere, reported.benchmarks);
  return {
    rows: rowsOf(
      here,
      measured.map(
        ({ name }): Column =>
          ({ benchmark }) =>
            benchmark === name,
      ),
      (score) => prepareReportedValue(score, footnotes, { namesMetric: true }),
    ),
    elsewhere: {
      columns,
      rows: rowsOf(
        elsewhere,
        columns.map(
          ({ key }): Column =>
            (score) =>
              columnKey(score) === key,
        ),
        (score) => prepareReportedValue(score, footnotes, { namesMetric: false }),
      ),
    },
    footnotes: listed(footnotes),
  };
}

function rowsOf(
  scores: readonly ReportedScore[],
  columns: readonly Column[],
  toValue: (score: ReportedScore) => ReportedValueModel,
): ReportedRowModel[] {
  const models = [...new Set(scores.map(({ model }) => model))];
  return models.map((model) => {
    const own = scores.filter((score) => score.model === model);
    return { model, cells: columns.map((isIn) => own.filter(isIn).map(toValue)) };
  });
}

/** A column for each metric of a benchmark, benchmarks in their own order. */
function metricColumns(
  scores: readonly ReportedScore[],
  benchmarks: ReportedScores['benchmarks'],
): ReportedColumnModel[] {
  return benchmarks.flatMap(({ name, title }) => {
    const metrics = scores.flatMap((score) => (score.benchmark === name ? [score.metric] : []));
    return [...new Set(metrics)].map((metric) => ({
      key: columnKey({ benchmark: name, metric }),
      title,
      metric,
    }));
  });
}

function columnKey({ benchmark, metric }: Pick<ReportedScore, 'benchmark' | 'metric'>): string {
  return `${benchmark}/${metric}`;
}

function listed({ bySource, byNote }: Footnotes): FootnoteModel[] {
  return [...bySource.values(), ...byNote.values()];
}
