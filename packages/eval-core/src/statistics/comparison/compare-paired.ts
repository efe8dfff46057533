import type { Rng } from '../../random.ts';
import { checkLevel, USUAL_LEVEL, type Interval } from '../interval.ts';
import type { SampleMatrix } from '../sample-matrix.ts';
import { bootstrapDifferenceInterval } from './bootstrap-difference.ts';
import { differenceIntervals } from './difference-interval.ts';
import { flipsOf, type Flips } from './flips.ts';
import { pairItems, type PairedCounts, type WithoutVerdict } from './paired-counts.ts';
import { pairedTest, type PairedTest } from './paired-test.ts';
import { shareMoments } from './share-moments.ts';
import { decide, type Decision } from './verdict.ts';

export interface ComparisonOptions {
  /** 0.95 where absent. */
  level?: number;
  /** A difference in share too small to matter, above 0; absent, or with a level up to ½: nothing can be called equivalent. */
  delta?: number;
  /** For the bootstrap; absent: there is none. */
  rng?: Rng;
}

/** What the shared questions say of the second checkpoint against the first. */
export interface PairedEvidence extends Decision, Flips {
  /** Mean over questions of the second's share of correct repeats minus the first's; null: see `verdictReason`. */
  difference: number | null;
  /** For new questions like these; null: fewer than two questions. */
  interval: Interval | null;
  /** Beside it, of another make; null: no source of chance was given, or too few questions differ for it. */
  bootstrapInterval: Interval | null;
  /** Two-sided; null where the difference is. */
  p: number | null;
  /** What p comes from. */
  test: PairedTest['test'] | null;
  delta: number | null;
  /** That both were asked. */
  questions: number;
}

export interface Comparison extends PairedEvidence {
  /** Questions of one checkpoint that the other was not asked: they are left out. */
  onlyInFirst: number;
  onlyInSecond: number;
  /** Cells of the shared questions that count as not correct without having been found incorrect. */
  withoutVerdict: { first: WithoutVerdict; second: WithoutVerdict };
}

/**
 * Compares two checkpoints question by question. Questions are matched by key; those that only one was asked are
 * left out and counted. A question's share is its correct cells over all of that matrix's repeats: unscorable and
 * missing cells are not correct, as in the headline accuracy, and `withoutVerdict` counts them, for a run that is
 * half done looks half as strong; where a checkpoint has no verdict at all on them nothing is compared. Difference and interval are about new questions like these; the test is
 * {@link pairedTest}, the interval {@link differenceIntervals}, the verdict {@link decide}.
 * @throws RangeError for a level outside 0…1 or a delta not above 0.
 */
export function comparePaired(
  first: SampleMatrix,
  second: SampleMatrix,
  options: ComparisonOptions = {},
): Comparison {
  const pairs = pairItems(first, second);
  return {
    ...compareCounts(pairs.counts, options),
    onlyInFirst: pairs.onlyInFirst,
    onlyInSecond: pairs.onlyInSecond,
    withoutVerdict: { first: pairs.first, second: pairs.second },
  };
}

/** {@link comparePaired} of questions that are already matched and counted. */
export function compareCounts(
  counts: PairedCounts,
  { level = USUAL_LEVEL, delta, rng }: ComparisonOptions = {},
): PairedEvidence {
  checkOptions(level, delta);
  const shape = { ...flipsOf(counts), delta: delta ?? null, questions: counts.items.length };
  if (counts.gap !== null) {
    const unknown = {
      difference: null,
      interval: null,
      bootstrapInterval: null,
      p: null,
      test: null,
      verdict: null,
    };
    return { ...shape, ...unknown, verdictReason: counts.gap, isWithinDelta: null };
  }
  const moments = shareMoments(counts);
  const difference = moments.second.mean - moments.first.mean;
  const { p, test } = pairedTest(counts, moments);
  const intervals = differenceIntervals(moments, level);
  const figures = { ...shape, difference, p, test };
  if (intervals === null) {
    const verdictReason = 'One question says nothing about others.';
    const undecided = { verdict: 'undecided', verdictReason, isWithinDelta: null } as const;
    return { ...figures, interval: null, bootstrapInterval: null, ...undecided };
  }
  const bootstrapInterval =
    rng === undefined ? null : bootstrapDifferenceInterval(counts, level, rng);
  const decision = decide({ p, ...intervals, delta });
  return { ...figures, interval: intervals.interval, bootstrapInterval, ...decision };
}

function checkOptions(level: number, delta: number | undefined): void {
  checkLevel(level);
  if (delta === undefined || (delta > 0 && Number.isFinite(delta))) return;
  throw new RangeError(`delta is ${delta}: give a difference in share above 0, such as 0.02.`);
}
