import type { MeasuredFamily } from './measure-suite.ts';

/** Correct samples over all, level by level; a sample without a verdict fails the measurement before. */
export function accuracyByLevel({ cells, levels }: MeasuredFamily, servedName: string): number[] {
  return levels.map((level) => {
    const found = cells.filter((cell) => cell.servedName === servedName && cell.level === level);
    const samples = found.reduce((total, cell) => total + cell.samples, 0);
    return found.reduce((total, cell) => total + cell.correct, 0) / samples;
  });
}

/**
 * How many guesses were right, and the central 99 % of how many would be if each had its item's own chance: the
 * exact Poisson binomial distribution.
 */
export function guesserInterval({ cells }: MeasuredFamily): {
  correct: number;
  low: number;
  high: number;
} {
  const guesses = cells.filter(({ servedName }) => servedName === 'solver:random-guess');
  const chances = guesses.flatMap(({ samples, chanceFraction }) =>
    Array.from({ length: samples }, () => chanceFraction),
  );
  const distribution = poissonBinomial(chances);
  const correct = guesses.reduce((total, cell) => total + cell.correct, 0);
  return { correct, low: quantile(distribution, 0.005), high: quantile(distribution, 0.995) };
}

/** The probability of k successes at index k, by adding one trial after another. */
function poissonBinomial(chances: readonly number[]): number[] {
  let distribution = [1];
  for (const chance of chances) {
    const next = Array.from({ length: distribution.length + 1 }, () => 0);
    distribution.forEach((probability, successes) => {
      next[successes] = (next[successes] ?? 0) + probability * (1 - chance);
      next[successes + 1] = (next[successes + 1] ?? 0) + probability * chance;
    });
    distribution = next;
  }
  return distribution;
}

/** The least k with at least that much of the distribution at or below it. */
function quantile(distribution: readonly number[], fraction: number): number {
  let below = 0;
  for (const [successes, probability] of distribution.entries()) {
    below += probability;
    if (below >= fraction) return successes;
  }
  return distribution.length - 1;
}
