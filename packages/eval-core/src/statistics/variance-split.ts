import { runVariance, type SampledShare } from './sampled-share.ts';
import { mean, sampleVariance } from './summary.ts';

export interface VarianceSplit {
  /** Variance over questions of the chance of being answered, in squared fractions; null: one question or one repeat. */
  varianceQuestion: number | null;
  /** Mean over questions of p(1 − p), the variance of one sample about its question's chance; null: one repeat. */
  varianceRun: number | null;
}

/**
 * Where the variance of a single sample comes from: from the question, or from the run of it. σ²_run is
 * {@link runVariance}, and σ²_question = var(p_i) − σ²_run · mean(1/n_i) with ddof 1, unbiased too but for being held at 0
 * from below: the analysis of variance of a one-way layout (Searle, Casella & McCulloch, "Variance Components", 1992,
 * chapter 3) on shares. The two add up to about p(1 − p).
 */
export function varianceSplit(shares: readonly SampledShare[]): VarianceSplit {
  const varianceRun = runVariance(shares);
  const between = sampleVariance(shares.map(({ share }) => share));
  const perSample = mean(shares.map(({ samples }) => 1 / samples));
  if (varianceRun === null || between === null || perSample === null)
    return { varianceQuestion: null, varianceRun };
  return { varianceQuestion: Math.max(0, between - varianceRun * perSample), varianceRun };
}
