import type { Subject } from '@assay/contracts/statistics/comparison';

import { subjectText } from './subject-text.ts';

/** Addresses of the screens and downloads that other screens link to. */

export function leaderboardPath({ sweepId }: { sweepId?: number | undefined } = {}): string {
  return sweepId === undefined ? '/' : `/?sweep=${sweepId}`;
}

/** The leaderboard's accuracy over training steps. */
export function trainingPath({ sweepId }: { sweepId?: number | undefined } = {}): string {
  return sweepId === undefined ? '/training' : `/training?sweep=${sweepId}`;
}

export function sweepPath(sweepId: number): string {
  return `/sweeps/${sweepId}`;
}

/** A benchmark version's page; with a run, that run's distributions and samples are shown. */
export function benchmarkPath(versionId: number, runId?: number): string {
  return runId === undefined ? `/benchmarks/${versionId}` : `/benchmarks/${versionId}?run=${runId}`;
}

export function samplePath(sampleId: string): string {
  return `/samples/${sampleId}`;
}

/** What would change if these gradings, of different runs, became the current ones. */
export function gradingsPath(gradingIds: readonly number[]): string {
  return `/gradings?ids=${gradingIds.join('.')}`;
}

export function leaderboardCsvPath({ sweepId }: { sweepId?: number | undefined } = {}): string {
  return sweepId === undefined
    ? '/api/export/leaderboard.csv'
    : `/api/export/leaderboard.csv?sweep=${sweepId}`;
}

export const REPORTED_CSV_PATH = '/api/export/reported.csv';

export function samplesCsvPath(
  scope: { sweepId?: number | undefined } | { runId: number } = {},
): string {
  if ('runId' in scope) return `/api/export/samples.csv?run=${scope.runId}`;
  return scope.sweepId === undefined
    ? '/api/export/samples.csv'
    : `/api/export/samples.csv?sweep=${scope.sweepId}`;
}

interface CompareScope {
  first?: Subject | undefined;
  second?: Subject | undefined;
  sweepId?: number | undefined;
  /** In points. */
  deltaPoints?: number | undefined;
}

/** Two checkpoints side by side, on all their benchmarks. */
export function comparePath(scope: CompareScope = {}): string {
  return `/compare${compareQuery(scope)}`;
}

export function comparisonCsvPath(
  scope: CompareScope & { first: Subject; second: Subject },
): string {
  return `/api/export/comparison.csv${compareQuery(scope)}`;
}

function compareQuery({ first, second, sweepId, deltaPoints }: CompareScope): string {
  const parameters = [
    first && `first=${subjectText(first)}`,
    second && `second=${subjectText(second)}`,
    sweepId !== undefined && `sweep=${sweepId}`,
    deltaPoints !== undefined && `delta=${deltaPoints}`,
  ].filter((parameter) => typeof parameter === 'string');
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`;
}
