import type { Statistics } from '@assay/contracts/statistics/document';

import { levelText, numberText, POINTS } from '../../../../charts/prepare/figure-text.ts';
import type { TextOrGap } from '../../../../components/ui/figure-text.tsx';
import { counted } from '../../../../format/counted.ts';
import { formatDuration } from '../../../../format/duration.ts';
import { formatCount, formatPercent, formatTokens, MISSING } from '../../../../format/numbers.ts';

type Planning = Statistics['planning'];
type Design = Planning['byRepeats'][string];

export interface DesignRow {
  repeats: string;
  /** The design of this run. */
  isOwn: boolean;
  halfWidthSame: TextOrGap;
  halfWidthNew: TextOrGap;
  detectableSame: TextOrGap;
  detectableNew: TextOrGap;
  samples: string;
  tokens: TextOrGap;
  gpuTime: TextOrGap;
}

export interface PlanningModel {
  rows: DesignRow[];
  /** "For ± 1 point …". */
  sentences: string[];
  notes: string[];
}

interface PlanningOptions {
  /** Of this run. */
  repeats: number;
  /** Completion tokens of one GPU in a second; null: nobody said. */
  tokensPerSecond: number | null;
}

/** What more repeats would bring, and cost. */
export function preparePlanning(
  planning: Planning,
  { repeats, tokensPerSecond }: PlanningOptions,
): PlanningModel {
  const { byRepeats, repeatsFor, level, power, questions, assumptions } = planning;
  const gpuTime = (tokens: number | null) => gpuTimeText(tokens, tokensPerSecond);
  const rows = Object.entries(byRepeats)
    .map(([count, design]) => ({ count: Number(count), design }))
    .sort((a, b) => a.count - b.count)
    .map(({ count, design }) =>
      rowOf(count, design, { isOwn: count === repeats, questions, gpuTime }),
    );
  return {
    rows,
    sentences: [
      // Where nothing is in reach the reason is the same for every half width.
      ...new Set(
        Object.entries(repeatsFor).map(([halfWidth, needed]) =>
          sentenceOf(Number(halfWidth), needed, gpuTime),
        ),
      ),
    ],
    notes: [
      `${counted(questions, 'question')}; half widths and differences in points; half widths at ${levelText(level)}; detectable differences in a two-sided test at ${levelText(1 - level)} with power ${levelText(power)}.`,
      ...assumptions,
      ...reasonsIn(rows).map((reason) => `A dash: ${reason}`),
    ],
  };
}

interface RowOptions {
  isOwn: boolean;
  questions: number;
  gpuTime: (tokens: number | null) => TextOrGap;
}

function rowOf(
  repeats: number,
  design: Design,
  { isOwn, questions, gpuTime }: RowOptions,
): DesignRow {
  const { detectableDifference, samples, tokens } = design;
  const noRuns = design.halfWidthSameQuestions === null ? ONE_REPEAT : null;
  const noQuestions = noRuns ?? (questions < 2 ? ONE_QUESTION : null);
  return {
    repeats: formatCount(repeats),
    isOwn,
    halfWidthSame: points(design.halfWidthSameQuestions, ONE_REPEAT),
    halfWidthNew: points(design.halfWidthNewQuestions, noQuestions ?? ONE_QUESTION),
    detectableSame: points(detectableDifference.sameQuestions, noRuns ?? NO_DIFFERENCE),
    detectableNew: points(detectableDifference.newQuestions, noQuestions ?? NO_DIFFERENCE),
    samples: formatCount(samples),
    tokens: { text: formatTokens(tokens), reason: tokens === null ? NO_TOKENS : null },
    gpuTime: gpuTime(tokens),
  };
}

const ONE_REPEAT = 'One repeat does not tell the noise of runs apart.';
const ONE_QUESTION = 'One question does not tell how questions differ.';
const NO_DIFFERENCE = 'No difference up to 100 points would be found.';
const NO_TOKENS = 'The backend did not report tokens.';
const NO_RATE = 'GPU time needs the completion tokens that one GPU makes in a second.';

function points(fraction: number | null, reason: string): TextOrGap {
  return { text: formatPercent(fraction), reason: fraction === null ? reason : null };
}

/** Each once. */
function reasonsIn(rows: readonly DesignRow[]): string[] {
  const reasons = rows.flatMap((row) =>
    [
      row.halfWidthSame,
      row.halfWidthNew,
      row.detectableSame,
      row.detectableNew,
      row.tokens,
      row.gpuTime,
    ].flatMap(({ reason }) => reason ?? []),
  );
  return [...new Set(reasons)];
}

/** "For ± 1 point on these questions you need 45 repeats (1,350 samples, 14M tokens), for new questions 60 repeats." */
function sentenceOf(
  halfWidth: number,
  needed: Planning['repeatsFor']['0.01'],
  gpuTime: (tokens: number | null) => TextOrGap,
): string {
  const { sameQuestions, newQuestions, reason, costSameQuestions } = needed;
  const points = numberText(halfWidth, { ...POINTS, digits: 0 });
  const goal = `± ${points} point${points === '1' ? '' : 's'}`;
  if (sameQuestions === null) return reason ?? 'How many repeats are needed cannot be known.';
  const cost = costSameQuestions === null ? '' : ` (${costText(costSameQuestions, gpuTime)})`;
  const forThese = `For ${goal} on these questions you need ${counted(sameQuestions, 'repeat')}${cost}`;
  if (newQuestions !== null)
    return `${forThese}, for new questions ${counted(newQuestions, 'repeat')}.`;
  return `${forThese}. ${reason ?? 'For new questions it cannot be known.'}`;
}

function costText(
  { samples, tokens }: { samples: number; tokens: number | null },
  gpuTime: (tokens: number | null) => TextOrGap,
): string {
  const { text: time } = gpuTime(tokens);
  return [
    counted(samples, 'sample'),
    ...(tokens === null ? [] : [`${formatTokens(tokens)} tokens`]),
    ...(time === MISSING ? [] : [`${time} of one GPU`]),
  ].join(', ');
}

function gpuTimeText(tokens: number | null, tokensPerSecond: number | null): TextOrGap {
  if (tokens === null) return { text: MISSING, reason: NO_TOKENS };
  if (tokensPerSecond === null) return { text: MISSING, reason: NO_RATE };
  return { text: formatDuration((1000 * tokens) / tokensPerSecond), reason: null };
}
