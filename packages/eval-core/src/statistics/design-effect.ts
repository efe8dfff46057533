import { mean, sampleVariance } from './summary.ts';

export interface DesignEffect {
  /** Above 0, at most 1. */
  effect: number;
  /** Of its estimate; Infinity: it is known. */
  degreesOfFreedom: number;
}

/**
 * Below this m·p(1 − p) as observed a few items decide, and their spread says nothing of the rare ones that were not
 * seen: D is 1. From the second on the spread is believed; between them D goes over linearly.
 */
const [UNBELIEVED_BELOW, BELIEVED_FROM] = [1, 3];

/**
 * How much less items vary than if each were always or never answered (Kish, "Survey Sampling", 1965):
 * D = s²/(p(1 − p) + s²/m), with s² the variance of item means (ddof 1); the denominator is unbiased for π(1 − π).
 * It is 1 where all means are 0 or 1, 1/R for items of one chance and R repeats, and held at `least` from below.
 *
 * Degrees of freedom 2D²/Var(D) are Satterthwaite's, with Var(D) by the delta method. As 1 − D is about the mean of
 * x(1 − x) over p(1 − p), what counts is how that varies from item to item: not at all where means are 0 or 1, so
 * nothing is lost there; about m − 1 are left where the means lie like a normal sample.
 * @param means 0…1, at least two, not all 0 and not all 1
 * @param least one over the mean number of samples of an item: more than its samples no item can be worth
 */
export function designEffect(means: readonly number[], least: number): DesignEffect {
  const items = means.length;
  const centre = mean(means) ?? 0;
  const spread = centre * (1 - centre);
  const between = sampleVariance(means) ?? 0;
  const observed = Math.min(1, Math.max(least, between / (spread + between / items)));
  const variance = varianceOfEffect(means, centre) * (1 - doubtOfSpread(items * spread)) ** 2;
  const effect = observed + (1 - observed) * doubtOfSpread(items * spread);
  // Rounding leaves some 1e-33 where the means are 0 and 1 only.
  return { effect, degreesOfFreedom: variance < 1e-20 ? Infinity : (2 * effect ** 2) / variance };
}

/** 1: the spread of the items is not believed; 0: it is. */
export function doubtOfSpread(itemVariance: number): number {
  const share = (BELIEVED_FROM - itemVariance) / (BELIEVED_FROM - UNBELIEVED_BELOW);
  return Math.min(1, Math.max(0, share));
}

/** Of the ratio of the mean of x(1 − x) to p(1 − p). */
function varianceOfEffect(means: readonly number[], centre: number): number {
  const spread = centre * (1 - centre);
  const within = mean(means.map((value) => value * (1 - value))) ?? 0;
  const slope = (within / spread) * (1 - 2 * centre);
  const influences = means.map(
    (value) => (value * (1 - value) - slope * (value - centre)) / spread,
  );
  return (sampleVariance(influences) ?? 0) / means.length;
}
