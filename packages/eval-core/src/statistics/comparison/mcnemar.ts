/**
 * Two-sided p of the exact McNemar test (Psychometrika 12, 1947): of the questions on which two checkpoints with one
 * repeat each disagree, either is right on half, so the smaller count is at most that of a binomial with ½;
 * p is twice that tail, at most 1, and above 0 (a p below the smallest double is that double). 1 where they agree on
 * every question.
 * @param fixed questions that only the second solved
 * @param broken questions that only the first solved
 * @throws RangeError for a count that is no whole number from 0.
 */
export function mcnemarP(fixed: number, broken: number): number {
  for (const count of [fixed, broken]) {
    if (Number.isSafeInteger(count) && count >= 0) continue;
    throw new RangeError(`${count} is no count of questions: give a whole number from 0.`);
  }
  const discordant = fixed + broken;
  const smaller = Math.min(fixed, broken);
  if (discordant === 2 * smaller) return 1;
  // From the largest term downwards, each in relation to it: nothing underflows that matters.
  let [term, sum] = [1, 0];
  for (let k = smaller; k >= 0; k -= 1) {
    sum += term;
    term *= k / (discordant - k + 1);
  }
  const logP = Math.log(2 * sum) + logHalfChance(discordant, smaller);
  return Math.min(1, Math.max(Number.MIN_VALUE, Math.exp(logP)));
}

/** log(C(n, k)/2ⁿ) as a sum, which keeps its digits where gamma functions would cancel. */
function logHalfChance(n: number, k: number): number {
  let sum = -n * Math.LN2;
  for (let i = 1; i <= k; i += 1) sum += Math.log((n - k + i) / i);
  return sum;
}
