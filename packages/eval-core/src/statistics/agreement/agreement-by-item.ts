import { agreementOf, type Agreement, type ConfusionCount } from '../agreement.ts';
import { checkLevel, USUAL_LEVEL, type Interval } from '../interval.ts';
import { chanceCorrectedInterval } from './chance-corrected-interval.ts';

/** What two raters said of samples of one item. */
export interface ItemConfusionCount extends ConfusionCount {
  item: string;
}

export interface AgreementByItem extends Omit<Agreement, 'kappaInterval'> {
  /** Of κ, for new items like these. */
  interval: Interval | null;
  /** With a sample on which both decided. */
  items: number;
}

/**
 * `agreementOf` where items have several samples: the same κ, with an interval that counts items and not samples.
 * Repeats of an item are judged alike, so ten of them are not ten tests of a judge.
 * @throws RangeError for a level outside 0…1, or a count that is not a whole number from 0.
 */
export function agreementByItem(
  counts: readonly ItemConfusionCount[],
  { level = USUAL_LEVEL }: { level?: number } = {},
): AgreementByItem {
  checkLevel(level);
  const { kappa, observedFraction, expectedFraction, samples, undecided } = agreementOf(counts);
  const byItem = groupByItem(counts.filter(isDecided));
  const figures = { samples, undecided, observedFraction, expectedFraction, kappa };
  const items = byItem.size;
  if (kappa === null || expectedFraction === null) return { ...figures, interval: null, items };
  const decided = [...byItem.values()].flat();
  const shares = { first: sharesBy(decided, 'first'), second: sharesBy(decided, 'second') };
  const context = { shares, samples, expected: 1 - expectedFraction, kappa };
  const influences = [...byItem.values()].map((cluster) => influenceOf(cluster, context));
  return {
    ...figures,
    interval: chanceCorrectedInterval({
      coefficient: kappa,
      expectedDisagreement: 1 - expectedFraction,
      influences,
      level,
    }),
    items,
  };
}

interface DecidedCount extends ItemConfusionCount {
  first: string;
  second: string;
}

function isDecided(count: ItemConfusionCount): count is DecidedCount {
  return count.first !== null && count.second !== null && count.samples > 0;
}

function groupByItem(counts: readonly DecidedCount[]): Map<string, DecidedCount[]> {
  const groups = new Map<string, DecidedCount[]>();
  for (const count of counts) {
    const group = groups.get(count.item);
    if (group) group.push(count);
    else groups.set(count.item, [count]);
  }
  return groups;
}

type Shares = ReadonlyMap<string, number>;

function sharesBy(counts: readonly DecidedCount[], side: 'first' | 'second'): Shares {
  const shares = new Map<string, number>();
  const total = counts.reduce((sum, { samples }) => sum + samples, 0);
  for (const count of counts) {
    shares.set(count[side], (shares.get(count[side]) ?? 0) + count.samples / total);
  }
  return shares;
}

/** First order, of 1 − q/e with the observed disagreement q and the expected one e. */
function influenceOf(
  cluster: readonly DecidedCount[],
  context: {
    shares: { first: Shares; second: Shares };
    samples: number;
    expected: number;
    kappa: number;
  },
): number {
  const { shares, samples, expected, kappa } = context;
  const observed = (1 - kappa) * expected;
  const sum = cluster.reduce((total, count) => {
    const differs = count.first === count.second ? 0 : 1;
    const byChance = (shares.second.get(count.first) ?? 0) + (shares.first.get(count.second) ?? 0);
    const ofExpected = 2 * (1 - expected) - byChance;
    return total + count.samples * (differs - observed - (1 - kappa) * ofExpected);
  }, 0);
  return -sum / (samples * expected);
}
