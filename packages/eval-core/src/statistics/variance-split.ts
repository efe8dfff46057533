import { mean, sampleVariance } from './summary.ts';

export interface VarianceSplit {
  /** Variance over questions of the chance of being answered, in squared fractions; null: one question or one repeat. */
  varianceQuestion: number | null;
  /** Mean over questions of p(1 − p), the variance of one sample about its question's chance; null: one repeat. */
  varianceRun: number | null;
}

/**
 * Where the variance of a single sample comes from: from the question, or from the run of it. With shares p_i of R
 * repeats: σ²_run = mean of p_i(1 − p_i) · R/(R − 1), which is unbiased for the mean of π_i(1 − π_i), and σ²_question
 * = var(p_i) − σ²_run/R with ddof 1, unbiased too but for being held at 0 from below: the analysis of variance of a
 * one-way layout (Searle, Casella & McCulloch, "Variance Components", 1992, chapter 3) on shares. The two add up to
 * about p(1 − p).
 * @param shares correct / repeats of every question, 0…1
 */
export function varianceSplit(shares: readonly number[], repeats: number): VarianceSplit {
  const within = mean(shares.map((share) => share * (1 - share)));
  if (within === null || repeats < 2) return { varianceQuestion: null, varianceRun: null };
  const varianceRun = (within * repeats) / (repeats - 1);
  const between = sampleVariance(shares);
  const varianceQuestion = between === null ? null : Math.max(0, between - varianceRun / repeats);
  return { varianceQuestion, varianceRun };
}
