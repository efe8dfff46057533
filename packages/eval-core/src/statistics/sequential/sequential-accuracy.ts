import { USUAL_LEVEL, type Interval } from '../interval.ts';
import type { SampleMatrix } from '../sample-matrix.ts';
import { completeRepeats, repeatOutcomes } from './complete-repeats.ts';
import { startWatch, WATCH_METHOD, watchedBounds, watchRepeat } from './watch.ts';

export interface AccuracyStep {
  /** How many repeats of every question; from 1. */
  repeat: number;
  /** On these questions, over the repeats so far. */
  accuracy: number;
  /** Holds for all steps together. */
  interval: Interval;
}

/**
 * The accuracy on these questions after every complete repeat, with bounds that hold for all looks together: stop when
 * the interval is narrow enough, and it is as good as its level says. Repeats count as in `sequentialComparison`; of a
 * finished run missing cells are not correct. Empty without items.
 * @throws RangeError for a level outside 0…1.
 */
export function sequentialAccuracy(
  matrix: SampleMatrix,
  { level = USUAL_LEVEL, isFinished = false }: { level?: number; isFinished?: boolean } = {},
): AccuracyStep[] {
  const questions = matrix.items.length;
  if (questions === 0) return [];
  const side = { matrix, rows: matrix.items.map((_, row) => row) };
  const repeats = completeRepeats({ ...side, isFinished });
  const steps: AccuracyStep[] = [];
  let watch = startWatch({ questions, signs: [1], level });
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    watch = watchRepeat(watch, [repeatOutcomes(side, repeat)]);
    const correct = watch.streams[0]?.totalCorrect ?? 0;
    steps.push({
      repeat: watch.repeats,
      accuracy: correct / (questions * watch.repeats),
      interval: { ...watchedBounds(watch), level, method: WATCH_METHOD },
    });
  }
  return steps;
}
