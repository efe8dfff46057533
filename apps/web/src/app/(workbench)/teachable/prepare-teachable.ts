import { hasEnded } from '@assay/contracts/has-ended';
import type { ShownTeachableItem, Teachable, UsedRun } from '@assay/contracts/teachable';
import type { Estimate } from '@assay/eval-core/statistics/interval';
import { TEACHABLE_REASONS, type TeachableReason } from '@assay/eval-core/teachable/choice';

import type { IntervalCell } from '../../../charts/prepare/prepare-interval-cell.ts';
import { answerEqualityNote } from '../../../format/answer-equality-note.ts';
import { counted } from '../../../format/counted.ts';
import { formatCount, formatPercent, MISSING } from '../../../format/numbers.ts';

const REASON_WORDS: Record<TeachableReason, string> = {
  kept: 'Kept',
  'no-strong-samples': 'No strong sample',
  'no-weak-samples': 'No weak sample',
  'no-answer': 'Strong gives no answer',
  tie: 'Strong answers tie',
  'small-margin': 'Margin too small',
  'too-hard': 'Too hard for the weak',
  'too-easy': 'Too easy for the weak',
  'small-gap': 'Gap too small',
};

export interface TotalsModel {
  kept: string;
  keptOf: string;
  /** In the order in which they are asked; only those that occur. */
  leftOut: { reason: string; items: string }[];
  /** What the totals do not say by themselves: one sentence each. */
  notes: string[];
}

export function prepareTotals({
  totals,
  strong,
  weak,
  truth,
  answerEquality,
}: Teachable): TotalsModel {
  const { items, kept, byReason, keptPrivate, onlyInWeak } = totals;
  const leftOut = TEACHABLE_REASONS.flatMap((reason) =>
    reason === 'kept' || byReason[reason] === 0
      ? []
      : [{ reason: REASON_WORDS[reason], items: formatCount(byReason[reason]) }],
  );
  const notes = [
    ...(truth === 'plurality' ? [answerEqualityNote(answerEquality)] : []),
    ...(keptPrivate > 0
      ? [`${counted(keptPrivate, 'kept item')} may not be shared: no file has them.`]
      : []),
    ...(onlyInWeak > 0 ? [`${counted(onlyInWeak, 'item')} of weak runs only: not looked at.`] : []),
    ...[strong, ...weak].flatMap(underWayNote),
  ];
  return {
    kept: formatCount(kept),
    keptOf: `of ${counted(items, 'item')} (${formatPercent(items === 0 ? null : kept / items)} %)`,
    leftOut,
    notes,
  };
}

function underWayNote({ checkpointName, repeats, repeatsUnderWay, status }: UsedRun): string[] {
  if (hasEnded(status)) return [];
  const state = status === 'paused' ? 'paused' : 'under way';
  return [
    `${checkpointName} is ${state}: ${counted(repeats, 'complete repeat')} counted, ${formatCount(repeatsUnderWay)} to come.`,
  ];
}

export interface TeachableRowModel {
  item: string;
  proxy: string | null;
  isShared: boolean;
  /** "4 of 5". */
  votes: string;
  /** In per cent. */
  margin: string;
  agreement: ShareModel;
  strong: ShareModel;
  gap: ShareModel;
  isKept: boolean;
  reason: string;
}

export interface ShareModel {
  /** In per cent, or a gap. */
  value: string;
  /** "15.7–84.3". */
  bounds: string | null;
  bar: IntervalCell;
}

export function prepareTeachableRow(item: ShownTeachableItem): TeachableRowModel {
  const { proxy, agreement, strongAgreement, gap, reason } = item;
  return {
    item: item.item,
    proxy: proxy.isTie ? null : proxy.answer,
    isShared: item.isShared,
    votes: `${formatCount(proxy.votes)} of ${formatCount(proxy.samples)}`,
    margin: formatPercent(proxy.margin, 0),
    agreement: shareModel(agreement, 'of the weak samples agree'),
    strong: shareModel(strongAgreement, 'of the strong samples agree'),
    gap: shareModel(gap, 'points between strong and weak'),
    isKept: item.isKept,
    reason: REASON_WORDS[reason],
  };
}

function shareModel({ value, interval, n }: Estimate, what: string): ShareModel {
  const sampleSize = `n = ${formatCount(n)}`;
  if (value === null) {
    const reason = n === 0 ? 'There is no sample.' : 'Nothing can be taken for true here.';
    const bar = { text: MISSING, sampleSize, description: reason, bar: null, reason };
    return { value: MISSING, bounds: null, bar };
  }
  const text = signed(value);
  const bounds = interval && boundsText(interval);
  const doubt =
    interval === null
      ? 'no interval'
      : `${bounds ?? ''} with ${formatPercent(interval.level, 0)} % confidence (${interval.method})`;
  return {
    value: text,
    bounds,
    bar: {
      text,
      sampleSize,
      description: `${text} % ${what}; ${doubt}; ${counted(n, 'sample')}.`,
      bar: {
        pointFraction: value,
        whisker: interval && { lowFraction: interval.low, highFraction: interval.high },
      },
      reason: null,
    },
  };
}

function boundsText({ low, high }: { low: number; high: number }): string {
  // A dash between the bounds would be read as the sign of the first or second.
  return `${signed(low)}${low < 0 ? ' to ' : '–'}${signed(high)}`;
}

function signed(fraction: number): string {
  const text = formatPercent(Math.abs(fraction));
  return fraction < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** How the figures came about, with the names under which the docs explain them. */
export function methodLine({ items, truth }: Pick<Teachable, 'items' | 'truth'>): string {
  const first = items.find(({ gap }) => gap.interval !== null);
  const intervals =
    first?.gap.interval && first.agreement.interval
      ? ` Intervals: ${formatPercent(first.gap.interval.level, 0)} %, ${first.agreement.interval.method} for shares and ${first.gap.interval.method} for gaps; they are for further samples of the same item by the same checkpoints.`
      : '';
  const judged =
    truth === 'gold'
      ? 'A sample agrees when its verdict is correct; one without a verdict is left out, an unscorable one does not agree.'
      : "A sample agrees when it gives the strong run's most frequent answer; one without an answer does not. The strong run's own agreement flatters it, for its votes chose the answer.";
  return `${judged} Answers are equal when both were found correct, or when their texts are.${intervals}`;
}
