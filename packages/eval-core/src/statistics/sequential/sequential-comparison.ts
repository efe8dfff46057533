import { USUAL_LEVEL, type Interval } from '../interval.ts';
import type { SampleMatrix } from '../sample-matrix.ts';
import { completeRepeats, repeatOutcomes } from './complete-repeats.ts';
import {
  startWatch,
  WATCH_METHOD,
  watchedBounds,
  watchedSide,
  watchRepeat,
  type Watch,
} from './watch.ts';

export type SequentialVerdict = 'better' | 'worse' | 'equivalent' | 'undecided';

/** What is known after so many repeats of every question. */
export interface SequentialStep {
  /** How many repeats; from 1. */
  repeat: number;
  /** Second − first on these questions. */
  difference: number;
  /** Holds for all steps together, so that the one at which somebody stops is as good as any. */
  interval: Interval;
  /** From the first decision on: it is not taken back. */
  isDecided: boolean;
  verdict: SequentialVerdict;
}

export interface ComparisonWatch {
  watch: Watch;
  /** Equivalent: both differ by less than this. null: nobody asked. */
  delta: number | null;
  /** The first one that was not 'undecided'. */
  decision: { verdict: SequentialVerdict; repeat: number } | null;
}

export interface ComparisonWatchOptions {
  level?: number;
  delta?: number;
}

/**
 * Before the first repeat of two checkpoints on the same questions.
 * @throws RangeError for a level outside 0…1, a delta not above 0, or fewer than one question.
 */
export function startComparison(
  questions: number,
  { level = USUAL_LEVEL, delta }: ComparisonWatchOptions = {},
): ComparisonWatch {
  if (delta !== undefined && !(delta > 0)) {
    throw new RangeError(`Delta is ${delta}: give a difference above 0, such as 0.02.`);
  }
  const watch = startWatch({ questions, signs: [-1, 1], level });
  return { watch, delta: delta ?? null, decision: null };
}

/**
 * After one more repeat that is complete for both; 1 for every question answered correctly, else 0, in the same order
 * of questions each time. Hand in repeats in an order that does not depend on what they gave, as by their number.
 */
export function compareRepeat(
  comparison: ComparisonWatch,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): ComparisonWatch {
  const watch = watchRepeat(comparison.watch, [first, second]);
  const decision = comparison.decision ?? decisionOf(watch, comparison.delta);
  return { ...comparison, watch, decision };
}

/** What can be said now; `null` before the first repeat. */
export function sequentialDecision({ watch, decision }: ComparisonWatch): SequentialStep | null {
  if (watch.repeats === 0) return null;
  const correct = watch.streams.reduce(
    (sum, { sign, totalCorrect }) => sum + sign * totalCorrect,
    0,
  );
  return {
    repeat: watch.repeats,
    difference: correct / (watch.questions * watch.repeats),
    interval: { ...watchedBounds(watch), level: watch.level, method: WATCH_METHOD },
    isDecided: decision !== null,
    verdict: decision?.verdict ?? 'undecided',
  };
}

export interface SequentialComparison {
  steps: SequentialStep[];
  /** Repeats after which it was decided; null: it is not yet. */
  decidedAt: number | null;
  /** Questions that both have. */
  questions: number;
  onlyInFirst: number;
  onlyInSecond: number;
}

/**
 * Two checkpoints on the same questions, looked at after every repeat: the chance that any of the looks ever gives an
 * interval without the true difference is at most 1 − level, so a sweep may stop at the first decision. It speaks of
 * these questions; whether the difference would hold on others is `comparePaired`'s question. A repeat counts when
 * all of its cells have a sample in both, and all before it do; later ones wait (in a run that is finished nothing is
 * to come, and missing cells are not correct). Unscorable samples are not correct. To find a difference takes 1.4 to
 * 1.7 times the repeats, on average, of a fixed design of power 0.8 that was planned knowing it.
 * @throws RangeError as {@link startComparison}.
 */
export function sequentialComparison(
  first: SampleMatrix,
  second: SampleMatrix,
  options: ComparisonWatchOptions & { isFinished?: boolean } = {},
): SequentialComparison {
  const { isFinished = false } = options;
  const items = sharedItems(first, second);
  const counts = {
    questions: items.length,
    onlyInFirst: first.items.length - items.length,
    onlyInSecond: second.items.length - items.length,
  };
  if (items.length === 0) return { steps: [], decidedAt: null, ...counts };
  const sides = [
    { matrix: first, rows: items.map((pair) => pair.first) },
    { matrix: second, rows: items.map((pair) => pair.second) },
  ] as const;
  const repeats = Math.min(...sides.map((side) => completeRepeats({ ...side, isFinished })));
  const steps: SequentialStep[] = [];
  let comparison = startComparison(items.length, options);
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const [before, after] = [repeatOutcomes(sides[0], repeat), repeatOutcomes(sides[1], repeat)];
    comparison = compareRepeat(comparison, before, after);
    const step = sequentialDecision(comparison);
    if (step) steps.push(step);
  }
  return { steps, decidedAt: comparison.decision?.repeat ?? null, ...counts };
}

function decisionOf(watch: Watch, delta: number | null): ComparisonWatch['decision'] {
  const { repeats: repeat } = watch;
  const side = watchedSide(watch, 0);
  if (side !== 0) return { verdict: side === 1 ? 'better' : 'worse', repeat };
  if (delta !== null && watchedSide(watch, -delta) === 1 && watchedSide(watch, delta) === -1) {
    return { verdict: 'equivalent', repeat };
  }
  return null;
}

/** Rows of the questions that both have, in the order of the first. */
function sharedItems(first: SampleMatrix, second: SampleMatrix) {
  const rows = new Map(second.items.map((item, row) => [item, row]));
  return first.items.flatMap((item, row) => {
    const partner = rows.get(item);
    return partner === undefined ? [] : [{ first: row, second: partner }];
  });
}
