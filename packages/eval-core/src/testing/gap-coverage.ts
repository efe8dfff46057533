import { shareGap } from '../teachable/share-gap.ts';

/** Samples of the strong checkpoint and of the weak ones. */
export interface GapDesign {
  strong: number;
  weak: number;
}

/** How often the interval of a gap covers it, for a pair of chances: exact, by adding up every pair of counts. */
export function gapCoverage({
  strong,
  weak,
}: GapDesign): (first: number, second: number) => number {
  const intervals = Array.from({ length: strong + 1 }, (_, a) =>
    Array.from(
      { length: weak + 1 },
      (_, b) => shareGap({ total: a, samples: strong }, { total: b, samples: weak }).interval,
    ),
  );
  return (first, second) => {
    const ofFirst = binomialProbabilities(strong, first);
    const ofSecond = binomialProbabilities(weak, second);
    let covered = 0;
    for (const [a, row] of intervals.entries()) {
      for (const [b, interval] of row.entries()) {
        if (interval === null) continue;
        const isCovered = interval.low <= first - second && first - second <= interval.high;
        if (isCovered) covered += (ofFirst[a] ?? 0) * (ofSecond[b] ?? 0);
      }
    }
    return covered;
  };
}

/** The chance of each number of successes from 0 on; 0 < chance < 1. */
function binomialProbabilities(trials: number, chance: number): number[] {
  const probabilities: number[] = [];
  let probability = (1 - chance) ** trials;
  for (let successes = 0; successes <= trials; successes += 1) {
    probabilities.push(probability);
    probability *= (((trials - successes) / (successes + 1)) * chance) / (1 - chance);
  }
  return probabilities;
}
