import type { BenchmarkPrecision } from '@assay/contracts/sweep-precision';
import { USUAL_LEVEL } from '@assay/eval-core/statistics/interval';
import {
  repeatsForHalfWidth,
  type RepeatsForHalfWidth,
} from '@assay/eval-core/statistics/planning/designs-for-half-width';
import {
  detectableDifference,
  USUAL_POWER,
} from '@assay/eval-core/statistics/planning/detectable-difference';
import { halfWidths } from '@assay/eval-core/statistics/planning/half-widths';
import { ASSUMED_CORRELATION } from '@assay/eval-core/statistics/planning/planning-figures';

import type { TextOrGap } from '../../../../components/ui/figure-text.tsx';
import { counted } from '../../../../format/counted.ts';
import { formatDuration } from '../../../../format/duration.ts';
import { formatCount, formatPercent, formatTokens, MISSING } from '../../../../format/numbers.ts';

/** A figure for these questions and one for new ones like them; what cannot be known has its reason. */
export interface PairModel {
  sameQuestions: string;
  newQuestions: string;
  reason: string | null;
}

export interface PrecisionRowModel {
  versionId: number;
  title: string;
  /** "30 items × 5". */
  design: string;
  /** Where the spread comes from. */
  basis: string;
  isAssumed: boolean;
  /** Points. */
  detects: PairModel;
  halfWidth: PairModel;
  /** Repeats that reach the half width that was asked for. */
  repeatsFor: PairModel;
  /** Of one run: a checkpoint with one prompt. */
  tokens: TextOrGap;
  duration: TextOrGap;
}

export interface PrecisionInput {
  benchmarks: readonly BenchmarkPrecision[];
  repeats: number;
  /** 0…1. */
  halfWidth: number;
}

/** What the chosen number of repeats can show on each benchmark. */
export function preparePrecision({
  benchmarks,
  repeats,
  halfWidth,
}: PrecisionInput): PrecisionRowModel[] {
  return benchmarks.map((benchmark) => ({
    versionId: benchmark.versionId,
    title: benchmark.title,
    design: `${counted(benchmark.items, 'item')} × ${formatCount(repeats)}`,
    basis: basisOf(benchmark),
    isAssumed: benchmark.spreadKind !== 'seen',
    ...figuresOf(benchmark, { repeats, halfWidth }),
    ...costOf(benchmark, repeats),
  }));
}

type Figures = Pick<PrecisionRowModel, 'detects' | 'halfWidth' | 'repeatsFor'>;

function figuresOf(
  { items, spread }: BenchmarkPrecision,
  { repeats, halfWidth }: Omit<PrecisionInput, 'benchmarks'>,
): Figures {
  const design = { questions: items, repeats };
  const widths = halfWidths(design, spread);
  const smallest = detectableDifference({
    ...design,
    varianceRun: spread.varianceRun,
    varianceQuestion: spread.varianceQuestion,
    correlation: ASSUMED_CORRELATION,
  });
  const reached = repeatsForHalfWidth({ halfWidth, questions: items, spread });
  return {
    detects: {
      sameQuestions: formatPercent(smallest.sameQuestions),
      newQuestions: formatPercent(smallest.newQuestions),
      reason: smallest.newQuestions === null ? tooFew(items) : null,
    },
    halfWidth: {
      sameQuestions: formatPercent(widths.sameQuestions),
      newQuestions: formatPercent(widths.newQuestions),
      reason: widths.newQuestions === null ? tooFew(items) : null,
    },
    repeatsFor: repeatsPair(reached),
  };
}

function tooFew(items: number): string {
  return items < 2
    ? 'One question does not tell how questions differ.'
    : 'No difference up to 100 points would be found.';
}

function repeatsPair({ sameQuestions, newQuestions, reason }: RepeatsForHalfWidth): PairModel {
  return {
    sameQuestions: formatCount(sameQuestions),
    newQuestions: formatCount(newQuestions),
    reason,
  };
}

const PACE_UNKNOWN =
  'The sweep of the run that is named has not ended, or has not said how long it took.';

function costOf(
  { items, seen, meanCompletionTokens, tokensPerSecond }: BenchmarkPrecision,
  repeats: number,
): Pick<PrecisionRowModel, 'tokens' | 'duration'> {
  if (meanCompletionTokens === null) {
    const gap = {
      text: MISSING,
      reason:
        seen === null
          ? 'The benchmark was never run, so the lengths of its replies are not known.'
          : `Run ${seen.runId} did not report its tokens.`,
    };
    return { tokens: gap, duration: gap };
  }
  const tokens = items * repeats * meanCompletionTokens;
  return {
    tokens: { text: formatTokens(tokens), reason: null },
    duration: tokensPerSecond
      ? { text: formatDuration((tokens / tokensPerSecond) * 1000), reason: null }
      : { text: MISSING, reason: PACE_UNKNOWN },
  };
}

const ASSUMPTION =
  'this assumes 50 % correct, with half of the variance between questions and half between repeats.';

function basisOf({ seen, spreadKind }: BenchmarkPrecision): string {
  if (seen === null) return `Never run: ${ASSUMPTION}`;
  const version = seen.isOtherVersion ? ' of another version' : '';
  const run = `${seen.runId}${version} (${seen.checkpointName}, ${counted(seen.repeats, 'repeat')})`;
  if (spreadKind === 'seen') return `As in run ${run}.`;
  if (spreadKind === 'run-unseen') {
    return `As in run ${run}, whose repeats never differ: the noise of runs is taken as if half a sample had differed.`;
  }
  if (spreadKind === 'split-assumed') {
    return `As in run ${run}, half of its variance taken for that of runs.`;
  }
  return `Run ${run} ${whyAssumed(seen.mean)}, so ${ASSUMPTION}`;
}

/** Why a run says too little. */
function whyAssumed(mean: number | null): string {
  if (mean === 1) return 'was always right';
  if (mean === 0) return 'was always wrong';
  return 'does not tell how questions differ';
}

/** What holds for all rows. */
export const PRECISION_METHOD =
  `Detectable: the smallest difference of two checkpoints that a two-sided test at ${formatPercent(1 - USUAL_LEVEL, 0)} % finds with a power of ` +
  `${formatPercent(USUAL_POWER, 0)} %, where the questions' chances of the two correlate by ${ASSUMED_CORRELATION}. Half widths are of ${formatPercent(USUAL_LEVEL, 0)} % ` +
  'intervals: for these questions by the normal law, for new ones as the leaderboard has them. ' +
  'A dash under new: only more questions can, for repeats do not take away the doubt that their choice brings; ' +
  'under tokens or time: no run has told them. ' +
  'Tokens and time are of one checkpoint with one prompt, as fast as the sweep of the run that is named.';
