import type { Statistics } from '@assay/contracts/statistics/document';

import { levelText, numberText, POINTS } from '../../../../charts/prepare/figure-text.ts';
import { counted } from '../../../../format/counted.ts';
import { formatDuration } from '../../../../format/duration.ts';
import { formatCount, formatPercent, formatTokens, MISSING } from '../../../../format/numbers.ts';

type Planning = Statistics['planning'];
type Design = Planning['byRepeats'][string];

export interface DesignRow {
  repeats: string;
  /** The design of this run. */
  isOwn: boolean;
  halfWidthSame: string;
  halfWidthNew: string;
  detectableSame: string;
  detectableNew: string;
  samples: string;
  tokens: string;
  gpuTime: string;
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
  return {
    rows: Object.entries(byRepeats)
      .map(([count, design]) => ({ count: Number(count), design }))
      .sort((a, b) => a.count - b.count)
      .map(({ count, design }) => rowOf(count, design, { isOwn: count === repeats, gpuTime })),
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
      ...(tokensPerSecond === null
        ? ['GPU time needs the completion tokens that one GPU makes in a second.']
        : []),
    ],
  };
}

function rowOf(
  repeats: number,
  design: Design,
  { isOwn, gpuTime }: { isOwn: boolean; gpuTime: (tokens: number | null) => string },
): DesignRow {
  const { detectableDifference, samples, tokens } = design;
  return {
    repeats: formatCount(repeats),
    isOwn,
    halfWidthSame: formatPercent(design.halfWidthSameQuestions),
    halfWidthNew: formatPercent(design.halfWidthNewQuestions),
    detectableSame: formatPercent(detectableDifference.sameQuestions),
    detectableNew: formatPercent(detectableDifference.newQuestions),
    samples: formatCount(samples),
    tokens: formatTokens(tokens),
    gpuTime: gpuTime(tokens),
  };
}

/** "For ± 1 point on these questions you need 45 repeats (1,350 samples, 14M tokens), for new questions 60 repeats." */
function sentenceOf(
  halfWidth: number,
  needed: Planning['repeatsFor']['0.01'],
  gpuTime: (tokens: number | null) => string,
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
  gpuTime: (tokens: number | null) => string,
): string {
  const time = gpuTime(tokens);
  return [
    counted(samples, 'sample'),
    ...(tokens === null ? [] : [`${formatTokens(tokens)} tokens`]),
    ...(time === MISSING ? [] : [`${time} of one GPU`]),
  ].join(', ');
}

function gpuTimeText(tokens: number | null, tokensPerSecond: number | null): string {
  if (tokens === null || tokensPerSecond === null) return MISSING;
  return formatDuration((1000 * tokens) / tokensPerSecond);
}
