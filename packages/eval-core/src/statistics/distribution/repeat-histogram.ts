import { shareEstimate } from '../binomial-interval.ts';
import type { Estimate } from '../interval.ts';

export interface RepeatHistogram {
  /** Width of every bin, a fraction: a whole number of questions. null: there are no repeats. */
  binWidth: number | null;
  /** By the start of the bin as decimal text; from it up to, not including, the next start. */
  bins: Record<string, Estimate>;
}

/**
 * How the accuracies of repeats are spread over bins. Accuracies of m questions lie on multiples of 1/m; a bin that is
 * no whole number of such steps holds now one, now two of them and shows waves that are not there. So bins are whole
 * steps wide and start at multiples of their width; some log2(R) + 1 of them (Sturges, JASA 21, 1926) between the
 * least and the greatest. Empty bins between them are there, with value 0 and an interval above it.
 * @param correctOfRepeats how many of the questions each repeat answered
 */
export function repeatHistogram(
  correctOfRepeats: readonly number[],
  questions: number,
  level: number,
): RepeatHistogram {
  const repeats = correctOfRepeats.length;
  if (repeats === 0 || questions === 0) return { binWidth: null, bins: {} };
  const least = Math.min(...correctOfRepeats);
  const greatest = Math.max(...correctOfRepeats);
  const width = Math.ceil((greatest - least + 1) / (Math.floor(Math.log2(repeats)) + 1));
  const bins: Record<string, Estimate> = {};
  for (let start = Math.floor(least / width) * width; start <= greatest; start += width) {
    const inside = correctOfRepeats.filter(
      (correct) => correct >= start && correct < start + width,
    );
    bins[String(start / questions)] = shareEstimate(inside.length, repeats, level);
  }
  return { binWidth: width / questions, bins };
}

/** The share of repeats with at most each accuracy that occurs, by the accuracy as decimal text, rising. */
export function repeatEcdf(accuracies: readonly number[], level: number): Record<string, Estimate> {
  const rising = [...new Set(accuracies)].sort((a, b) => a - b);
  return Object.fromEntries(
    rising.map((accuracy) => {
      const below = accuracies.filter((other) => other <= accuracy).length;
      return [String(accuracy), shareEstimate(below, accuracies.length, level)];
    }),
  );
}
