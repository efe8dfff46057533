/**
 * The chance that at least one of k samples is correct, drawn without replacement from n of which c are:
 * 1 − C(n − c, k)/C(n, k), for k = 1 … n at index k − 1. Unbiased for pass@k of the checkpoint on this item
 * (Chen et al., "Evaluating Large Language Models Trained on Code", arXiv 2107.03374, equation 1). Best-of-k with
 * a perfect selector is the same number.
 * @throws RangeError unless 0 ≤ c ≤ n are whole numbers.
 */
export function passAtK(samples: number, correct: number): Float64Array {
  checkCounts(samples, correct);
  const curve = new Float64Array(samples);
  let allWrong = 1;
  for (let k = 1; k <= samples; k += 1) {
    allWrong *= Math.max(0, samples - correct - k + 1) / (samples - k + 1);
    curve[k - 1] = 1 - allWrong;
  }
  return curve;
}

/**
 * The chance that all of k samples are correct, as above: C(c, k)/C(n, k), for k = 1 … n at index k − 1. The
 * worst of k; also pass^k of the literature on agents.
 * @throws RangeError unless 0 ≤ c ≤ n are whole numbers.
 */
export function worstOfK(samples: number, correct: number): Float64Array {
  checkCounts(samples, correct);
  const curve = new Float64Array(samples);
  let allCorrect = 1;
  for (let k = 1; k <= samples; k += 1) {
    allCorrect *= Math.max(0, correct - k + 1) / (samples - k + 1);
    curve[k - 1] = allCorrect;
  }
  return curve;
}

/** @throws RangeError unless 0 ≤ c ≤ n are whole numbers. */
export function checkCounts(samples: number, correct: number): void {
  const areWhole = Number.isSafeInteger(samples) && Number.isSafeInteger(correct);
  if (areWhole && correct >= 0 && correct <= samples) return;
  throw new RangeError(`${correct} correct of ${samples} samples is impossible.`);
}
