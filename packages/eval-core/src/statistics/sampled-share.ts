import { mean } from './summary.ts';

/** What one question gave. */
export interface SampledShare {
  /** Of its samples that are correct, 0…1. */
  share: number;
  samples: number;
}

/**
 * Mean over questions of π(1 − π), the variance of one sample about its question's chance π: of pᵢ(1 − pᵢ)·nᵢ/(nᵢ − 1)
 * over the questions with nᵢ ≥ 2 samples, which is unbiased. null without such a question.
 */
export function runVariance(shares: readonly SampledShare[]): number | null {
  return mean(
    shares
      .filter(({ samples }) => samples >= 2)
      .map(({ share, samples }) => (share * (1 - share) * samples) / (samples - 1)),
  );
}

/**
 * Standard error of the mean of the shares for these very questions, asked anew: √(Σ pᵢ(1 − pᵢ)/(nᵢ − 1))/m, unbiased in
 * its square. null where a question was asked only once, since its own spread is then unknown, where there is none, and
 * where no question's samples differ: that none did does not show that none would, and an error of 0 would say so.
 */
export function sameQuestionsError(shares: readonly SampledShare[]): number | null {
  if (shares.length === 0 || shares.some(({ samples }) => samples < 2)) return null;
  const variance = shares.reduce(
    (sum, { share, samples }) => sum + (share * (1 - share)) / (samples - 1),
    0,
  );
  return variance === 0 ? null : Math.sqrt(variance) / shares.length;
}
