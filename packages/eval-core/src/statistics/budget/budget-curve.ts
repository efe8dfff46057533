import { USUAL_LEVEL, type Estimate } from '../interval.ts';
import { meanOfItemMeans, newQuestionsInterval } from '../item-means.ts';
import { lengthBinLowerBounds } from '../length-bins.ts';
import { CELL, hasVerdict, type SampleMatrix } from '../sample-matrix.ts';

export interface BudgetCurve {
  /** By T in tokens, as text, in rising order. `n` counts the questions that have a sample that can be judged. */
  curve: Record<string, Estimate>;
  /** Samples with a verdict and without a length, left out of the whole curve: nothing tells when their answer came. */
  unknownLengths: number;
  /**
   * The shortest reply that the run's own limit cut off, in tokens: from there on the curve is what that limit allowed,
   * and a floor for a run without it. null: none is known to be cut off.
   */
  cappedFrom: number | null;
  /** The longest reply that was cut off: beyond it nothing is known, and the curve is null. null: as above. */
  cappedAt: number | null;
}

export interface BudgetOptions {
  level?: number;
  /** Token budgets T; absent: see {@link usualBudgets}. */
  budgets?: readonly number[];
}

/** As many distinct lengths are shown one by one; more are shown by the bounds of length-bins.ts. */
const MOST_SINGLE_LENGTHS = 64;

/**
 * The accuracy if max tokens had been T: a correct answer counts where its reply has at most T tokens; a later one was
 * not given, so it is not correct. That is exact for a reply that is generated the same way under both limits, as by
 * all samplers that do not look at the limit; a model that is told its budget may act otherwise.
 *
 * Incorrect, unscorable and missing cells are not correct at any T, as in the headline accuracy, which the curve meets
 * at its end. Samples of unknown length are left out whatever their verdict (leaving out the correct ones alone would
 * push the curve down), and counted. Without any verdict all of it is unknown. The band is pointwise, for new questions like these.
 * @throws RangeError for a budget that is not a number from 0, or a level outside 0…1.
 */
export function budgetCurve(
  matrix: SampleMatrix,
  { level = USUAL_LEVEL, budgets = usualBudgets(matrix) }: BudgetOptions = {},
): BudgetCurve {
  const rows = matrix.items.map((_, row) => rowLengths(matrix, row));
  const capped = cutOffLengths(matrix);
  const cappedAt = capped.at(-1) ?? null;
  const isUnmeasured = !hasVerdict(matrix);
  const points = [...new Set(budgets)].sort((a, b) => a - b);
  const pointAt = (budget: number): Estimate => {
    if (!(budget >= 0 && budget < Infinity)) {
      throw new RangeError(`The token budget is ${budget}: give a number from 0.`);
    }
    if (isUnmeasured || (cappedAt !== null && budget > cappedAt))
      return { value: null, interval: null, n: 0 };
    return accuracyWithin(rows, budget, level);
  };
  return {
    curve: Object.fromEntries(points.map((budget) => [String(budget), pointAt(budget)])),
    unknownLengths: rows.reduce((sum, { unknown }) => sum + unknown, 0),
    cappedFrom: capped[0] ?? null,
    cappedAt,
  };
}

/**
 * Where the curve is drawn unless somebody asks otherwise: at every distinct length of the run if those are at most 64,
 * else at its shortest and longest one and the bounds of the length bins between them. Empty without a known length.
 */
export function usualBudgets({ tokens }: SampleMatrix): number[] {
  const known = [...new Set(tokens)].filter((length) => !Number.isNaN(length));
  known.sort((a, b) => a - b);
  if (known.length <= MOST_SINGLE_LENGTHS) return known;
  const [shortest, longest] = [known[0] ?? 0, known.at(-1) ?? 0];
  const between = lengthBinLowerBounds.filter((bound) => bound > shortest && bound < longest);
  return [shortest, ...between, longest];
}

interface RowLengths {
  /** Cells that can be judged at every T. */
  samples: number;
  /** Tokens of the correct ones, rising. */
  correct: Float64Array;
  unknown: number;
}

function rowLengths({ repeats, outcomes, tokens }: SampleMatrix, row: number): RowLengths {
  const correct: number[] = [];
  let unknown = 0;
  for (let cell = row * repeats; cell < (row + 1) * repeats; cell += 1) {
    const length = tokens[cell] ?? NaN;
    if (outcomes[cell] !== CELL.missing && Number.isNaN(length)) unknown += 1;
    else if (outcomes[cell] === CELL.correct) correct.push(length);
  }
  return { samples: repeats - unknown, correct: Float64Array.from(correct).sort(), unknown };
}

function accuracyWithin(rows: readonly RowLengths[], budget: number, level: number): Estimate {
  const totals = rows
    .filter(({ samples }) => samples > 0)
    .map(({ samples, correct }) => ({ samples, total: countUpTo(correct, budget) }));
  return {
    value: meanOfItemMeans(totals),
    interval: newQuestionsInterval(totals, level),
    n: totals.length,
  };
}

function countUpTo(sorted: Float64Array, budget: number): number {
  const later = sorted.findIndex((length) => length > budget);
  return later === -1 ? sorted.length : later;
}

function cutOffLengths({ cutOffs, tokens }: SampleMatrix): Float64Array {
  return tokens.filter((length, cell) => cutOffs[cell] === true && !Number.isNaN(length)).sort();
}
