import { shareEstimate } from '../statistics/binomial-interval.ts';
import { USUAL_LEVEL, type Estimate } from '../statistics/interval.ts';
import type { SampleMatrix } from '../statistics/sample-matrix.ts';
import {
  checkThresholds,
  TEACHABLE_REASONS,
  TEACHABLE_THRESHOLDS,
  teachableReason,
  type TeachableReason,
  type TeachableThresholds,
} from './choice.ts';
import {
  judgedItem,
  samplesOf,
  type ClassesOf,
  type JudgedItem,
  type Truth,
} from './judged-item.ts';
import type { ProxyTruth } from './proxy-truth.ts';
import { shareGap, type ShareCount } from './share-gap.ts';

export interface TeachableInput {
  strong: SampleMatrix;
  /** Matched with the strong checkpoint's by the items' keys. */
  weak: readonly SampleMatrix[];
  /** How answers are equal; absent: as texts, but for white space at the ends. */
  classesOf?: ClassesOf;
}

export interface TeachableOptions extends Partial<TeachableThresholds> {
  level?: number;
  /** `plurality`: the strong checkpoint's most frequent answer is the truth; `gold`: verdicts are. */
  truth?: Truth;
}

/** The `n` of every estimate counts samples. */
export interface TeachableItem {
  item: string;
  /** What the strong checkpoint says most often; under `gold` it is shown and decides nothing. */
  proxy: ProxyTruth;
  /** The share of weak samples, of all weak checkpoints together, that say what is taken for true. */
  agreement: Estimate;
  /** The same of each weak checkpoint, in the order given. */
  agreementByWeak: Estimate[];
  /** The same of the strong one: under `plurality` its votes, which being the largest flatters. */
  strongAgreement: Estimate;
  /** strongAgreement − agreement */
  gap: Estimate;
  isKept: boolean;
  reason: TeachableReason;
}

export interface TeachablePrompts {
  /** In the order of the strong checkpoint's items. */
  items: TeachableItem[];
  totals: {
    items: number;
    kept: number;
    byReason: Record<TeachableReason, number>;
    /** Items that only weak checkpoints have: they are not among the items. */
    onlyInWeak: number;
  };
  thresholds: TeachableThresholds;
  truth: Truth;
}

/**
 * Which items are worth teaching, by the rule of the Phi-4-reasoning report (arXiv 2504.21318, section 2): difficulty is how
 * often weaker checkpoints agree with the truth, for which the plurality answer of a strong checkpoint stands in where
 * none is verified. An item is kept where the weak ones sometimes agree, and the strong one does so more often.
 *
 * A sample without an answer never votes and disagrees. Under `plurality` a sample needs no verdict; a cell without
 * anything in it is no sample, and is left out. Under `gold` a cell without a verdict is left out and an unscorable one
 * does not agree. Intervals are for further samples of the same item by the same checkpoints; see binomial-interval.ts
 * and share-gap.ts.
 * Samples of several weak checkpoints together vary less than a binomial, so for them it is on the cautious side.
 * @throws RangeError for thresholds or a level outside their range, or a `classesOf` that does not give one class an answer.
 */
export function teachablePrompts(
  { strong, weak, classesOf }: TeachableInput,
  { level = USUAL_LEVEL, truth = 'plurality', ...given }: TeachableOptions = {},
): TeachablePrompts {
  const thresholds = { ...TEACHABLE_THRESHOLDS, ...given };
  checkThresholds(thresholds);
  const rules: Rules = { truth, thresholds, estimators: rememberedEstimators(level) };
  const rowsOfWeak = weak.map(({ items }) => new Map(items.map((item, row) => [item, row])));
  const items = strong.items.map((item, row) => {
    const samples = {
      strong: samplesOf(strong, row),
      weak: weak.map((matrix, index) => samplesOf(matrix, rowsOfWeak[index]?.get(item))),
    };
    const judged = judgedItem(samples, item, { truth, classesOf });
    return teachableItem(item, judged, rules);
  });
  const known = new Set(strong.items);
  const onlyInWeak = new Set(
    weak.flatMap((matrix) => matrix.items.filter((key) => !known.has(key))),
  );
  const byReason = Object.fromEntries(
    TEACHABLE_REASONS.map((reason) => [
      reason,
      items.filter((each) => each.reason === reason).length,
    ]),
  ) as Record<TeachableReason, number>;
  return {
    items,
    totals: { items: items.length, kept: byReason.kept, byReason, onlyInWeak: onlyInWeak.size },
    thresholds,
    truth,
  };
}

interface Estimators {
  share: (count: ShareCount) => Estimate;
  gap: (strong: ShareCount, weak: ShareCount) => Estimate;
}

/** Thousands of items have few different counts: each is computed once. */
function rememberedEstimators(level: number): Estimators {
  const known = new Map<string, Estimate>();
  const remembered = (key: string, compute: () => Estimate): Estimate => {
    const estimate = known.get(key) ?? compute();
    known.set(key, estimate);
    return estimate;
  };
  const nameOf = ({ total, samples }: ShareCount): string => `${total}/${samples}`;
  return {
    share: (count) =>
      remembered(nameOf(count), () => shareEstimate(count.total, count.samples, level)),
    gap: (strong, weak) =>
      remembered(`${nameOf(strong)} - ${nameOf(weak)}`, () => shareGap(strong, weak, level)),
  };
}

interface Rules {
  truth: Truth;
  thresholds: TeachableThresholds;
  estimators: Estimators;
}

function teachableItem(
  item: string,
  { proxy, strong, weak }: JudgedItem,
  { truth, thresholds, estimators }: Rules,
): TeachableItem {
  const isJudged = truth === 'gold' || proxy.answer !== null;
  const share = (agreements: readonly boolean[]): Estimate =>
    isJudged
      ? estimators.share(countOf(agreements))
      : { value: null, interval: null, n: agreements.length };
  const ofWeak = weak.flat();
  const agreement = share(ofWeak);
  const strongAgreement = share(strong);
  const gap = isJudged
    ? estimators.gap(countOf(strong), countOf(ofWeak))
    : { value: null, interval: null, n: strong.length + ofWeak.length };
  const reason = teachableReason(
    { proxy: truth === 'gold' ? null : proxy, agreement, strongAgreement, gap },
    thresholds,
  );
  return {
    item,
    proxy,
    agreement,
    agreementByWeak: weak.map(share),
    strongAgreement,
    gap,
    isKept: reason === 'kept',
    reason,
  };
}

function countOf(agreements: readonly boolean[]): ShareCount {
  return { total: agreements.filter(Boolean).length, samples: agreements.length };
}
