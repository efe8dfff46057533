import { accuraciesOfRepeats } from '../accuracy-figures.ts';
import { checkLevel, USUAL_LEVEL, type Estimate } from '../interval.ts';
import type { SampleMatrix } from '../sample-matrix.ts';
import { repeatEcdf, repeatHistogram } from './repeat-histogram.ts';
import { densityMethod, runDensity } from './run-density.ts';

/**
 * How the accuracy of a single run over these questions is spread. Keys are accuracies as decimal text; order them as
 * numbers, since objects put whole ones ("0", "1") first. The n of every figure is the number of repeats.
 */
export interface AccuracyDistribution {
  /** Of each repeat, in order. */
  accuracies: number[];
  /** Width of a bin; null: there are no repeats. */
  binWidth: number | null;
  /** Share of repeats in a bin, by its start. */
  histogram: Record<string, Estimate>;
  /** Share of repeats with at most an accuracy, by accuracy. */
  ecdf: Record<string, Estimate>;
  /** Per unit of accuracy, by accuracy; empty where repeats do not differ, or there is but one. */
  density: Record<string, Estimate>;
  bandwidth: number | null;
  densityMethod: string;
}

/**
 * The accuracies of the repeats as histogram, empirical distribution function and kernel density. A cell that is
 * missing or unscorable is not correct, so that the accuracies average to the headline mean; a repeat with many
 * missing cells is low for that reason. Empty where no cell has a verdict. Intervals are for new runs over the same
 * questions: binomial-interval.ts for shares of repeats, run-density.ts for the density.
 * @throws RangeError for a level outside 0…1.
 */
export function accuracyDistribution(
  matrix: SampleMatrix,
  { level = USUAL_LEVEL }: { level?: number } = {},
): AccuracyDistribution {
  checkLevel(level);
  const accuracies = accuraciesOfRepeats(matrix);
  const questions = matrix.items.length;
  const correct = accuracies.map((accuracy) => Math.round(accuracy * questions));
  const { binWidth, bins } = repeatHistogram(correct, questions, level);
  return {
    accuracies,
    binWidth,
    histogram: bins,
    ecdf: repeatEcdf(accuracies, level),
    ...runDensity(accuracies, level),
    densityMethod,
  };
}
