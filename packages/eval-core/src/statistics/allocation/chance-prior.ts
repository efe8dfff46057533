import { mean, sampleVariance } from '../summary.ts';

/** Beta distribution of the chances of a benchmark's questions; both shapes above 0. */
export interface ChancePrior {
  a: number;
  b: number;
}

/** Fewer samples than this worth of knowledge would say that chances are all 0 or 1; more, that all are alike. */
const LEAST_SIZE = 0.2;
const MOST_SIZE = 50;

/**
 * The Beta distribution that fits counts of equally many samples (n ≥ 2) a question, by moments: its mean is the
 * accuracy, with half a sample of each kind added so that it is never 0 or 1, and a + b = mean·(1 − mean)/v − 1, where
 * v is the variance of the chances without the noise of runs, kept within 0.2 and 50
 * (empirical Bayes; Morris, JASA 78, 1983). `samples` 1 tells no v: then a + b is 1.
 */
export function fitChancePrior(correct: readonly number[], samples: number): ChancePrior {
  const total = correct.reduce((sum, count) => sum + count, 0);
  const centre = (total + 0.5) / (correct.length * samples + 1);
  const shares = correct.map((count) => count / samples);
  const spread = sampleVariance(shares);
  if (samples < 2 || spread === null) return { a: centre, b: 1 - centre };
  const noise = (mean(shares.map((share) => share * (1 - share))) ?? 0) / (samples - 1);
  return priorOfMoments(centre, spread - noise);
}

/** The prior with this mean, between 0 and 1, and this variance of chances, which may have been estimated below 0. */
export function priorOfMoments(centre: number, ofChances: number): ChancePrior {
  const size = sizeOf(centre, ofChances);
  return { a: size * centre, b: size * (1 - centre) };
}

function sizeOf(centre: number, ofChances: number): number {
  if (ofChances <= 0) return MOST_SIZE;
  const size = (centre * (1 - centre)) / ofChances - 1;
  return Math.min(MOST_SIZE, Math.max(LEAST_SIZE, size));
}

/**
 * What p(1 − p) is expected to be of a question with so many correct samples: a′b′/((a′ + b′)(a′ + b′ + 1)) with the
 * shapes of the posterior. Never 0: no right of 5 is not certainty. Samples may have been chosen by earlier ones.
 */
export function expectedRunVariance(
  { a, b }: ChancePrior,
  { correct, samples }: { correct: number; samples: number },
): number {
  const [right, wrong] = [a + correct, b + samples - correct];
  return (right * wrong) / ((right + wrong) * (right + wrong + 1));
}
