import type { Rng } from '../../random.ts';
import { logFactorial } from '../log-factorial.ts';

/** Below this mean, counting up from 0 takes fewer steps than one rejection costs; BTRS is valid from 10. */
const LEAST_MEAN_FOR_REJECTION = 10;

/**
 * One draw of the number of successes in `trials` independent trials: exact in law, in time that does not grow with
 * `trials`. Small means by inversion (counting up the probabilities), others by BTRS, the transformed rejection of
 * Hörmann, "The generation of binomial random variates", Journal of Statistical Computation and Simulation 46 (1993).
 * @param trials a whole number from 0
 * @param chance 0…1
 */
export function drawBinomial(rng: Rng, trials: number, chance: number): number {
  if (trials === 0 || chance <= 0) return 0;
  if (chance >= 1) return trials;
  if (chance > 0.5) return trials - drawBelowHalf(rng, trials, 1 - chance);
  return drawBelowHalf(rng, trials, chance);
}

function drawBelowHalf(rng: Rng, trials: number, chance: number): number {
  return trials * chance < LEAST_MEAN_FOR_REJECTION
    ? byInversion(rng, trials, chance)
    : byRejection(rng, trials, chance);
}

/** A mean below 10 ends within some 50 steps; the bound is for the uniform that rounding leaves above every sum. */
function byInversion(rng: Rng, trials: number, chance: number): number {
  const odds = chance / (1 - chance);
  let probability = Math.exp(trials * Math.log1p(-chance));
  let left = rng.next();
  let successes = 0;
  while (left >= probability && successes < trials) {
    left -= probability;
    successes += 1;
    probability *= (odds * (trials - successes + 1)) / successes;
  }
  return successes;
}

function byRejection(rng: Rng, trials: number, chance: number): number {
  const spread = Math.sqrt(trials * chance * (1 - chance));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * chance;
  const centre = trials * chance + 0.5;
  const sureBelow = 0.92 - 4.2 / b;
  while (true) {
    const u = rng.next() - 0.5;
    const v = 1 - rng.next();
    const edge = 0.5 - Math.abs(u);
    const successes = Math.floor(((2 * a) / edge + b) * u + centre);
    // Inside the box everything is under the curve: some 86 of 100 draws end here, without a logarithm.
    if (edge >= 0.07 && v <= sureBelow) return successes;
    if (successes < 0 || successes > trials) continue;
    const alpha = (2.83 + 5.1 / b) * spread;
    const height = Math.log((v * alpha) / (a / (edge * edge) + b));
    if (height <= logRatioToMode(successes, trials, chance)) return successes;
  }
}

/** ln of P(successes) / P(mode). */
function logRatioToMode(successes: number, trials: number, chance: number): number {
  const mode = Math.floor((trials + 1) * chance);
  return (
    logFactorial(mode) +
    logFactorial(trials - mode) -
    logFactorial(successes) -
    logFactorial(trials - successes) +
    (successes - mode) * Math.log(chance / (1 - chance))
  );
}
