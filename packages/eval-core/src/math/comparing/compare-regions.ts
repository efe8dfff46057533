import {
  allEqual,
  decided,
  type Comparison,
  type ComparisonContext,
  type ComparisonRule,
} from './comparison.ts';
import { areOrdered, merged, type End, type Interval } from './intervals.ts';
import type { Region } from './regions.ts';
import { isSurelyRegion, regionOf } from './sets-regions.ts';

/** Intervals, unions and inequalities in one unknown, as sets of real numbers; says nothing where a side is none. */
export const compareRegions: ComparisonRule = (gold, answer, context) => {
  if (!isSurelyRegion(gold) && !isSurelyRegion(answer)) return null;
  const [goldRegion, answerRegion] = [regionOf(gold, context), regionOf(answer, context)];
  if (goldRegion === null || answerRegion === null) return null;
  const isSameUnknown =
    goldRegion.variable === null ||
    answerRegion.variable === null ||
    goldRegion.variable === answerRegion.variable;
  // Conditions on different unknowns (x < y, −x > −1) may still be one relation.
  return isSameUnknown
    ? compareIntervals(normalised(goldRegion), normalised(answerRegion), context)
    : null;
};

function normalised({ intervals }: Region): readonly Interval[] {
  return areOrdered(intervals) ? merged(intervals) : intervals;
}

function compareIntervals(
  golds: readonly Interval[],
  answers: readonly Interval[],
  context: ComparisonContext,
): Comparison {
  if (golds.length !== answers.length) return decided(false, 'interval');
  const ends = golds.flatMap((gold, index): [End, End][] => {
    const answer = answers[index];
    if (answer === undefined) return [];
    return [
      [gold.low, answer.low],
      [gold.high, answer.high],
    ];
  });
  if (ends.some(([gold, answer]) => gold.isClosed !== answer.isClosed)) {
    return decided(false, 'interval');
  }
  return allEqual(
    ends.map(([gold, answer]) => context.compare(gold.value, answer.value)),
    'interval',
  );
}
