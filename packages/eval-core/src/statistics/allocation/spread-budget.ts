export interface Spending {
  /** p(1 − p) of each question, above 0. */
  variances: readonly number[];
  /** Of one sample of each question, above 0, in the unit of the budget. */
  costs: readonly number[];
  budget: number;
}

/**
 * Whole numbers of samples, at least one for each question, that make the sum of varianceᵢ/nᵢ small within a budget.
 * Without wholeness the least is nᵢ ∝ √(varianceᵢ/costᵢ) (Neyman, Journal of the Royal Statistical Society 97, 1934,
 * with costs as in Cochran, "Sampling Techniques", 1977, section 5.5). Whole numbers come from the price at which one
 * more sample is worth it: variance/(n(n + 1)) for its cost; what is left then goes to the best samples that still fit.
 * For equal costs that is the optimum.
 * @throws RangeError where the budget does not pay for one sample of every question.
 */
export function spreadBudget({ variances, costs, budget }: Spending): number[] {
  const least = sum(costs);
  if (!(budget >= least)) {
    throw new RangeError(
      `A budget of ${budget} does not pay for one further sample of each of ${costs.length} questions: that takes ${least}.`,
    );
  }
  const worth = variances.map((variance, row) => variance / (costs[row] ?? 1));
  const counts = countsAtPrice(worth, priceFor({ worth, costs, budget }));
  return spendRest({ counts, worth, costs, left: budget - costOf(counts, costs) });
}

/** As many samples as are each worth the price: n(n − 1) ≤ worth/price. */
function countsAtPrice(worth: readonly number[], price: number): number[] {
  return worth.map((value) =>
    Math.max(1, Math.floor((1 + Math.sqrt(1 + (4 * value) / price)) / 2)),
  );
}

/** The lowest price, to the last digits, whose samples the budget pays for. */
function priceFor({ worth, costs, budget }: Omit<Spending, 'variances'> & { worth: number[] }) {
  let high = Math.max(...worth);
  let low = high;
  const isAffordable = (price: number) => costOf(countsAtPrice(worth, price), costs) <= budget;
  while (isAffordable(low)) low /= 2;
  while (!isAffordable(high)) high *= 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (isAffordable(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function spendRest(options: {
  counts: number[];
  worth: readonly number[];
  costs: readonly number[];
  left: number;
}): number[] {
  const { worth, costs } = options;
  const counts = [...options.counts];
  let { left } = options;
  while (true) {
    let best = -1;
    let bestWorth = 0;
    counts.forEach((count, row) => {
      const value = (worth[row] ?? 0) / (count * (count + 1));
      if ((costs[row] ?? Infinity) <= left && value > bestWorth) [best, bestWorth] = [row, value];
    });
    if (best < 0) return counts;
    counts[best] = (counts[best] ?? 0) + 1;
    left -= costs[best] ?? 0;
  }
}

function costOf(counts: readonly number[], costs: readonly number[]): number {
  return counts.reduce((total, count, row) => total + count * (costs[row] ?? 0), 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
