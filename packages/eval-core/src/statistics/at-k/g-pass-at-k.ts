import { checkCounts } from './pass-at-k.ts';

/**
 * G-Pass@k(τ): the chance that at least ⌈τ k⌉ of k samples are correct, drawn without replacement from n of
 * which c are (Liu et al., "Are Your LLMs Capable of Stable Reasoning?", arXiv 2412.13147, equation 3). For
 * k = 1 … n at index k − 1. At τ → 0 it is pass@k (at least one), at τ = 1 all of k.
 * @throws RangeError unless 0 ≤ c ≤ n are whole numbers and 0 < τ ≤ 1.
 */
export function gPassAtK(samples: number, correct: number, tau: number): Float64Array {
  checkCounts(samples, correct);
  if (!(tau > 0 && tau <= 1))
    throw new RangeError(`τ is ${tau}: give a number above 0, at most 1.`);
  return Float64Array.from({ length: samples }, (_, index) =>
    upperTail({ samples, correct, drawn: index + 1, least: neededOf(index + 1, tau) }),
  );
}

/** ⌈τ k⌉, where 0.28 · 25 = 7.000000000000001 means 7. */
function neededOf(k: number, tau: number): number {
  return Math.max(1, Math.ceil(tau * k - 1e-9));
}

/** Far from the largest double, and from any ratio of neighbouring terms. */
const LARGE = 1e200;

/** P(X ≥ least) of the hypergeometric distribution, summed term by term from the largest X. */
function upperTail(options: {
  samples: number;
  correct: number;
  drawn: number;
  least: number;
}): number {
  const { samples, correct, drawn, least } = options;
  const smallest = Math.max(0, drawn - (samples - correct));
  const largest = Math.min(drawn, correct);
  if (least <= smallest) return 1;
  if (least > largest) return 0;
  let total = 0;
  let wanted = 0;
  let term = 1;
  // Terms relative to P(smallest): only their ratios are needed, and they sum to 1.
  for (let x = smallest; x <= largest; x += 1) {
    total += term;
    if (x >= least) wanted += term;
    // With some 1,050 samples the middle terms are beyond what a double holds; what is lost below does not matter beside them.
    if (total > LARGE) [term, total, wanted] = [term / LARGE, total / LARGE, wanted / LARGE];
    term *= ((correct - x) * (drawn - x)) / ((x + 1) * (samples - correct - drawn + x + 1));
  }
  return wanted / total;
}
