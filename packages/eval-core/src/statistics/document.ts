import { toTheEnd, type InParts } from '../in-parts.ts';
import { accuracyFigures, type AccuracyFigures } from './accuracy-figures.ts';
import { ballotsOf, type AnswerClasses } from './at-k/answer-classes.ts';
import { curveOverK, type CurveOverK } from './at-k/curve.ts';
import { gPassAtK } from './at-k/g-pass-at-k.ts';
import { rememberingMajorityAtK } from './at-k/majority-at-k.ts';
import { passAtK, worstOfK } from './at-k/pass-at-k.ts';
import { rememberingByCounts, type Counts } from './at-k/remembering-by-counts.ts';
import { breakdowns, type Breakdowns } from './breakdowns/breakdown.ts';
import { budgetCurve, type BudgetCurve } from './budget/budget-curve.ts';
import {
  accuracyDistribution,
  type AccuracyDistribution,
} from './distribution/accuracy-distribution.ts';
import { USUAL_LEVEL, type Estimate } from './interval.ts';
import { lengthFiguresInParts, type LengthFigures } from './lengths/length-figures.ts';
import { planningFigures, type PlanningFigures } from './planning/planning-figures.ts';
import { itemOutcomes, type SampleMatrix } from './sample-matrix.ts';

/** Changes whenever the same samples could give another figure. */
export const STATISTICS_VERSION = '3';

/** A curve by k, by tokens or by the start of a bin, as text. */
export type Curve = Record<string, Estimate>;

/** All that is known of one checkpoint on one benchmark. */
export interface StatisticsDocument {
  version: string;
  level: number;
  accuracy: AccuracyFigures;
  /** By k; a missing cell is no sample, so an item may have fewer than there are repeats. */
  passAtK: Curve;
  avgAtK: Curve;
  /** null: answers are not known. */
  majAtK: Curve | null;
  worstOfK: Curve;
  /** With a selector that knows which answer is right: the same numbers as pass@k. */
  bestOfK: Curve;
  /** By τ, then by k. */
  gPass: Record<string, Curve>;
  distribution: AccuracyDistribution;
  lengths: LengthFigures;
  /** By T in tokens. */
  budget: Curve;
  budgetLimits: Omit<BudgetCurve, 'curve'>;
  /** By attribute, then by its value. */
  breakdowns: Record<string, Breakdowns['byAttribute'][string]['slices']>;
  breakdownNotes: BreakdownNotes;
  planning: PlanningFigures;
}

export interface BreakdownNotes {
  /** By attribute: what else a reader must know. */
  byAttribute: Record<string, { itemsWithout: number; note: string | null }>;
  /** Attributes with too many values to be a breakdown. */
  leftOut: string[];
}

export interface DocumentOptions {
  level?: number;
  /** The attribute whose values say which questions come together; absent: every question stands for itself. */
  cluster?: string;
  /** Which answers are the same; null: answers are not known. */
  classes: AnswerClasses | null;
  /** Token budgets of the budget curve; absent: those of the lengths. */
  budgets?: readonly number[];
  /** Completion tokens of one GPU in a second, for the planning; absent: no GPU time. */
  tokensPerSecond?: number;
}

/** The shares of k that must be right in G-Pass@k. */
export const G_PASS_TAUS = [0.25, 0.5, 0.75, 1] as const;

/**
 * Every statistic of one checkpoint on one benchmark version. What a missing or unscorable cell means is said by each
 * part's own function.
 * @throws RangeError for options outside their range.
 */
export function statisticsDocument(
  matrix: SampleMatrix,
  options: DocumentOptions,
): StatisticsDocument {
  return toTheEnd(statisticsInParts(matrix, options));
}

/** {@link statisticsDocument} with pauses: of 4,428 questions × 50 repeats it takes 2 s in all. */
export function* statisticsInParts(
  matrix: SampleMatrix,
  { level = USUAL_LEVEL, cluster, classes, budgets, tokensPerSecond }: DocumentOptions,
): InParts<StatisticsDocument> {
  const { curve: budget, ...budgetLimits } = budgetCurve(matrix, {
    level,
    ...(budgets && { budgets }),
  });
  yield;
  const { byAttribute, leftOut } = breakdowns(matrix, { level });
  const accuracy = accuracyFigures(matrix, { level, ...(cluster !== undefined && { cluster }) });
  yield;
  const curves = yield* curvesAtK(matrix, { level, classes });
  const lengths = yield* lengthFiguresInParts(matrix, { level });
  return {
    version: STATISTICS_VERSION,
    level,
    accuracy,
    ...curves,
    distribution: accuracyDistribution(matrix, { level }),
    lengths,
    budget,
    budgetLimits,
    breakdowns: mapValues(byAttribute, ({ slices }) => slices),
    breakdownNotes: {
      byAttribute: mapValues(byAttribute, ({ itemsWithout, note }) => ({ itemsWithout, note })),
      leftOut,
    },
    planning: planningFigures(matrix, {
      level,
      ...(tokensPerSecond !== undefined && { tokensPerSecond }),
    }),
  };
}

type CurvesAtK = Pick<
  StatisticsDocument,
  'passAtK' | 'avgAtK' | 'majAtK' | 'worstOfK' | 'bestOfK' | 'gPass'
>;

function* curvesAtK(
  matrix: SampleMatrix,
  { level, classes }: { level: number; classes: AnswerClasses | null },
): InParts<CurvesAtK> {
  const items = itemOutcomes(matrix).map(({ correct, incorrect, unscorable }) => ({
    samples: correct + incorrect + unscorable,
    correct,
  }));
  const over = function* (valuesOf: (item: Counts) => ArrayLike<number>): InParts<Curve> {
    yield;
    return byK(curveOverK(items, rememberingByCounts(valuesOf), level));
  };
  const pass = yield* over(({ samples, correct }) => passAtK(samples, correct));
  const avg = yield* over(({ samples, correct }) =>
    new Array<number>(samples).fill(correct / samples),
  );
  const worst = yield* over(({ samples, correct }) => worstOfK(samples, correct));
  const gPass: Record<string, Curve> = {};
  for (const tau of G_PASS_TAUS) {
    gPass[String(tau)] = yield* over(({ samples, correct }) => gPassAtK(samples, correct, tau));
  }
  const majority = classes === null ? null : yield* majorityAtKInParts(matrix, { level, classes });
  return {
    passAtK: pass,
    avgAtK: avg,
    majAtK: majority,
    worstOfK: worst,
    bestOfK: pass,
    gPass,
  };
}

/** maj@k alone, by k. */
export function* majorityAtKInParts(
  matrix: SampleMatrix,
  { level, classes }: { level: number; classes: AnswerClasses },
): InParts<Curve> {
  yield;
  const curve = byK(curveOverK(ballotsOf(matrix, classes), rememberingMajorityAtK(), level));
  yield;
  return curve;
}

/** From k = 1 at index 0 to an object by k. */
function byK(curve: CurveOverK): Curve {
  return Object.fromEntries(curve.map((point, index) => [String(index + 1), point]));
}

function mapValues<Value, Result>(
  record: Record<string, Value>,
  resultOf: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, resultOf(value)]));
}
