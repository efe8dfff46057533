import { hasEnded } from '@assay/contracts/has-ended';
import type { RunProgress, SweepProgress } from '@assay/contracts/sweeps';

import type { ProgressSegment } from '../../../../components/ui/progress-segments.ts';
import { formatDuration } from '../../../../format/duration.ts';
import { formatCount, formatDecimal, formatTokens } from '../../../../format/numbers.ts';
import { variantLabel } from '../../../../format/variant-label.ts';
import { wholePercent } from '../../../../measured/run-note.ts';
import { benchmarkPath } from '../../../../url/routes.ts';

export interface TotalModel {
  label: string;
  /** Null is drawn as a gap with the reason. */
  value: string | null;
  unit?: string;
  detail?: string;
  reason?: string;
  notable?: boolean;
}

export interface RunRowModel {
  runId: number;
  href: string;
  checkpoint: string;
  /** Null: the default template and the checkpoint's own system message. */
  variant: string | null;
  benchmark: string;
  done: string;
  segments: ProgressSegment[];
  truncated: string;
  meanTokens: string;
}

/** The figures above the table, always the same ones in the same places. */
export function prepareTotals(progress: SweepProgress): TotalModel[] {
  const { samples, planned, failures, completionTokens } = progress;
  return [
    {
      label: 'Samples',
      value: formatCount(samples),
      unit: `of ${formatCount(planned)}`,
      detail: `${wholePercent(samples, planned)} %`,
    },
    rate(progress, { label: 'Samples per second', value: progress.samplesPerSecond, digits: 1 }),
    rate(progress, { label: 'Tokens per second', value: progress.tokensPerSecond, digits: 0 }),
    timeLeft(progress),
    { label: 'Workers', value: formatCount(progress.workers), detail: 'alive' },
    unscorableTotal(progress),
    { label: 'Failed', value: formatCount(failures), detail: 'samples given up' },
    { label: 'Completion tokens', value: formatTokens(completionTokens), detail: 'generated' },
  ];
}

function rate(
  progress: SweepProgress,
  { label, value, digits }: { label: string; value: number | null; digits: number },
): TotalModel {
  if (value !== null) return { label, value: formatDecimal(value, digits) };
  const reason = standstill(progress) ?? 'Nothing has moved in the last half minute.';
  return { label, value: null, reason };
}

/** Why nothing moves, where that is meant; null otherwise. */
function standstill({ status }: SweepProgress): string | null {
  if (hasEnded(status)) return 'The sweep has ended.';
  return status === 'paused' ? 'The sweep is paused.' : null;
}

function timeLeft(progress: SweepProgress): TotalModel {
  const label = 'Time left';
  const still = standstill(progress);
  if (still !== null) return { label, value: null, reason: still };
  if (progress.etaSeconds === null) {
    return { label, value: null, reason: 'Not known until samples arrive at a steady rate.' };
  }
  return { label, value: formatDuration(progress.etaSeconds * 1000), detail: 'at this rate' };
}

function unscorableTotal({ samples, runs, status }: SweepProgress): TotalModel {
  const label = 'Unscorable';
  if (samples === 0) {
    const reason = hasEnded(status) ? 'The sweep has ended without a sample.' : 'No samples yet.';
    return { label, value: null, reason };
  }
  const unscorable = sum(runs, (run) => run.unscorable);
  return {
    label,
    value: formatCount(unscorable),
    unit: `of ${formatCount(samples)}`,
    detail: 'could not be graded',
    notable: unscorable > 0,
  };
}

/** What the empty part of a bar is: once a sweep has ended, nobody will ask it. */
export function restName({ status }: Pick<SweepProgress, 'status'>): string {
  return hasEnded(status) ? 'not asked' : 'still to do';
}

/** The whole sweep as one bar. */
export function sweepSegments(runs: readonly RunProgress[]): ProgressSegment[] {
  return segmentsOf({
    correct: sum(runs, (run) => run.correct),
    incorrect: sum(runs, (run) => run.incorrect),
    unscorable: sum(runs, (run) => run.unscorable),
    failures: sum(runs, (run) => run.failures),
  });
}

/** One run as a line of the table. */
export function prepareRunRow(run: RunProgress): RunRowModel {
  return {
    runId: run.runId,
    href: benchmarkPath(run.benchmarkVersionId, run.runId),
    checkpoint: run.checkpointName,
    variant: variantLabel(run.variant),
    benchmark: run.benchmarkTitle,
    done: `${formatCount(run.samples)} / ${formatCount(run.planned)}`,
    segments: segmentsOf(run),
    truncated: formatCount(run.truncated),
    meanTokens: formatCount(run.meanCompletionTokens),
  };
}

function segmentsOf(
  counts: Pick<RunProgress, 'correct' | 'incorrect' | 'unscorable' | 'failures'>,
): ProgressSegment[] {
  return [
    { tone: 'correct', label: 'correct', count: counts.correct },
    { tone: 'incorrect', label: 'incorrect', count: counts.incorrect },
    { tone: 'unscorable', label: 'unscorable', count: counts.unscorable },
    { tone: 'failed', label: 'failed', count: counts.failures },
  ];
}

function sum(runs: readonly RunProgress[], countOf: (run: RunProgress) => number): number {
  return runs.reduce((total, run) => total + countOf(run), 0);
}
