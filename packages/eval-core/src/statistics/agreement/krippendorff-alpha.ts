import { checkLevel, USUAL_LEVEL, type Interval } from '../interval.ts';
import { chanceCorrectedInterval } from './chance-corrected-interval.ts';

export interface KrippendorffAlpha {
  /** 1: full agreement; 0: as by chance; below 0: less. null: not known, see `reason`. */
  alpha: number | null;
  /** For new units like these; for new clusters where units come in clusters. */
  interval: Interval | null;
  /** Why alpha is null; null: it is not. */
  reason: string | null;
  /** With two ratings or more; all figures are of these. */
  units: number;
  /** With one rating or none. */
  leftOut: number;
  /** In `units`. */
  ratings: number;
  observedDisagreement: number | null;
  expectedDisagreement: number | null;
}

/**
 * Krippendorff's α for labels without an order, any number of raters, and missing ratings ("Content Analysis", 2004,
 * chapter 11): 1 − D_o/D_e, where D_o is the share of pairs of ratings within units that differ, every unit weighing
 * as many as its ratings, and D_e the same of all pairs of ratings, without replacement. Unlike κ it takes raters as
 * exchangeable. Unknown where all ratings are one label, for then nothing could have differed.
 * @param units by unit, what each rater said; null: that rater said nothing. Who said it does not matter.
 * @param options.clusters by unit, what it is one of: the item, where units are samples of items. Repeats of an item are
 *   judged alike, so the interval counts items then. Absent: every unit is its own.
 * @throws RangeError for a level outside 0…1, or clusters that are not one for each unit.
 */
export function krippendorffAlpha(
  units: readonly (readonly (string | null)[])[],
  { level = USUAL_LEVEL, clusters }: { level?: number; clusters?: readonly string[] } = {},
): KrippendorffAlpha {
  checkLevel(level);
  if (clusters !== undefined && clusters.length !== units.length) {
    throw new RangeError(
      `${units.length} units have ${clusters.length} clusters: name one for each.`,
    );
  }
  const counted = units
    .map((unit, row) => ({ ...countLabels(unit), cluster: clusters?.[row] ?? String(row) }))
    .filter(({ ratings }) => ratings >= 2);
  const totals = totalOf(counted);
  const { ratings } = totals;
  const sizes = { units: counted.length, leftOut: units.length - counted.length, ratings };
  if (ratings === 0) return { ...unknown('No unit has two ratings.'), ...sizes };
  const observed = counted.reduce((sum, unit) => sum + disagreementIn(unit), 0) / ratings;
  const expected = differingPairs(totals) / (ratings * (ratings - 1));
  if (expected === 0) {
    const reason = 'All ratings are the same label, so nothing could have differed.';
    return { ...unknown(reason), ...sizes, observedDisagreement: 0, expectedDisagreement: 0 };
  }
  const alpha = 1 - observed / expected;
  const influences = new Map<string, number>();
  for (const unit of counted) {
    const influence = influenceOf(unit, { totals, observed, expected });
    influences.set(unit.cluster, (influences.get(unit.cluster) ?? 0) + influence);
  }
  return {
    alpha,
    interval: chanceCorrectedInterval({
      coefficient: alpha,
      expectedDisagreement: expected,
      influences: [...influences.values()],
      level,
    }),
    reason: null,
    ...sizes,
    observedDisagreement: observed,
    expectedDisagreement: expected,
  };
}

interface LabelCounts {
  ratings: number;
  byLabel: ReadonlyMap<string, number>;
}

function countLabels(unit: readonly (string | null)[]): LabelCounts {
  const byLabel = new Map<string, number>();
  let ratings = 0;
  for (const label of unit) {
    if (label === null) continue;
    byLabel.set(label, (byLabel.get(label) ?? 0) + 1);
    ratings += 1;
  }
  return { ratings, byLabel };
}

function totalOf(units: readonly LabelCounts[]): LabelCounts {
  const byLabel = new Map<string, number>();
  let ratings = 0;
  for (const unit of units) {
    ratings += unit.ratings;
    for (const [label, count] of unit.byLabel)
      byLabel.set(label, (byLabel.get(label) ?? 0) + count);
  }
  return { ratings, byLabel };
}

/** Ordered pairs of ratings with different labels. */
function differingPairs({ ratings, byLabel }: LabelCounts): number {
  return [...byLabel.values()].reduce((sum, count) => sum - count ** 2, ratings ** 2);
}

/** So that a unit weighs as many as its ratings. */
function disagreementIn(unit: LabelCounts): number {
  return differingPairs(unit) / (unit.ratings - 1);
}

/** What α would change by if the unit counted once more, to first order. */
function influenceOf(
  unit: LabelCounts,
  context: { totals: LabelCounts; observed: number; expected: number },
): number {
  const { totals, observed, expected } = context;
  const { ratings } = totals;
  const ofObserved = (disagreementIn(unit) - observed * unit.ratings) / ratings;
  const differing = [...unit.byLabel].reduce(
    (sum, [label, count]) => sum + count * (ratings - (totals.byLabel.get(label) ?? 0)),
    0,
  );
  const share = differingPairs(totals) / ratings ** 2;
  const ofExpected = (2 * (differing / ratings - share * unit.ratings)) / ratings;
  return -(ofObserved - (observed / expected) * ofExpected) / expected;
}

function unknown(reason: string) {
  return {
    alpha: null,
    interval: null,
    reason,
    observedDisagreement: null,
    expectedDisagreement: null,
  };
}
