import type { Rng } from '../random.ts';
import { accuraciesOfRepeats } from './accuracy-figures.ts';
import { simpsonChecks, type SimpsonCheck } from './breakdowns/simpson.ts';
import { capWarning, type CapComparison } from './budget/cap-warning.ts';
import { comparePaired, type Comparison } from './comparison/compare-paired.ts';
import { comparisonSentence, type Names } from './comparison/sentence.ts';
import { oneRunEach, type OneRunEach } from './distribution/one-run-each.ts';
import { USUAL_LEVEL } from './interval.ts';
import { lengthRatio, type LengthRatio } from './lengths/length-ratio.ts';
import type { SampleMatrix } from './sample-matrix.ts';

/** Two checkpoints on one benchmark; the second against the first. */
export interface ComparedDocument extends Comparison {
  /** The verdict for people. */
  sentence: string;
  /** What one run of each over the questions that both were asked would have shown. */
  oneRunEach: OneRunEach;
  /** Tokens of the second over those of the first. */
  lengthRatio: LengthRatio;
  /** Whether the token limit can explain the gap; null: one of the two has no samples. */
  cap: CapComparison | null;
  /** By attribute whose values are mixed differently in the two. */
  simpson: Record<string, SimpsonCheck>;
}

export interface ComparedOptions {
  level?: number;
  /** A difference in share too small to matter. */
  delta?: number;
  names?: Names;
  /** For the bootstrap; absent: there is none. */
  rng?: Rng;
}

const USUAL_NAMES: Names = { first: 'The first', second: 'The second' };

/**
 * What two checkpoints' samples on one benchmark version say of the second against the first.
 * @throws RangeError for a level outside 0…1 or a delta not above 0.
 */
export function comparedDocument(
  first: SampleMatrix,
  second: SampleMatrix,
  { level = USUAL_LEVEL, delta, names = USUAL_NAMES, rng }: ComparedOptions = {},
): ComparedDocument {
  const comparison = comparePaired(first, second, {
    level,
    ...(delta !== undefined && { delta }),
    ...(rng && { rng }),
  });
  const isShared = sharedItems(first, second);
  return {
    ...comparison,
    sentence: comparisonSentence(comparison, names),
    oneRunEach: oneRunEach(
      accuraciesOfRepeats(first, isShared),
      accuraciesOfRepeats(second, isShared),
      { level },
    ),
    lengthRatio: lengthRatio(second, first, { level }),
    cap: capWarning(first, second, names),
    simpson: simpsonChecks(first, second, { level }),
  };
}

function sharedItems(first: SampleMatrix, second: SampleMatrix): (item: string) => boolean {
  const [ofFirst, ofSecond] = [new Set(first.items), new Set(second.items)];
  return (item) => ofFirst.has(item) && ofSecond.has(item);
}
