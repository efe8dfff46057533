import type { PairedCounts } from './paired-counts.ts';

/** What the interval of a difference is made of. */
export interface ShareMoments {
  questions: number;
  first: SideMoments;
  second: SideMoments;
  /** Of the two shares of a question over questions, divisor questions − 1; NaN with one question. */
  covariance: number;
  /** Sums of (second − first)² and (second − first)⁴ over questions. */
  squares: number;
  fourths: number;
}

export interface SideMoments {
  /** Correct cells over all cells. */
  mean: number;
  /** Of the questions' shares, divisor questions − 1; NaN with one question. */
  variance: number;
  /** Questions × repeats. */
  cells: number;
}

/** Means, variances and covariance of the questions' shares; from whole numbers, so that equal shares vary by 0. */
export function shareMoments(counts: PairedCounts): ShareMoments {
  const { firstCorrect, secondCorrect, firstRepeats, secondRepeats } = counts;
  const questions = counts.items.length;
  const sums = { first: 0, second: 0, firstSquared: 0, secondSquared: 0, product: 0 };
  const disagreement = { squares: 0, fourths: 0 };
  for (const [index, first] of firstCorrect.entries()) {
    const second = secondCorrect[index] ?? 0;
    sums.first += first;
    sums.second += second;
    sums.firstSquared += first * first;
    sums.secondSquared += second * second;
    sums.product += first * second;
    const square = (second / secondRepeats - first / firstRepeats) ** 2;
    disagreement.squares += square;
    disagreement.fourths += square * square;
  }
  const central = (squares: number, a: number, b: number): number =>
    (questions * squares - a * b) / (questions * (questions - 1));
  const side = (sum: number, squares: number, repeats: number): SideMoments => ({
    mean: sum / (questions * repeats),
    variance: central(squares, sum, sum) / repeats ** 2,
    cells: questions * repeats,
  });
  return {
    questions,
    first: side(sums.first, sums.firstSquared, firstRepeats),
    second: side(sums.second, sums.secondSquared, secondRepeats),
    covariance: central(sums.product, sums.first, sums.second) / (firstRepeats * secondRepeats),
    ...disagreement,
  };
}
