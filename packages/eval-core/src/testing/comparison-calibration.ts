import { createRng } from '../random.ts';
import { compareCounts } from '../statistics/comparison/compare-paired.ts';
import { shareMoments, type ShareMoments } from '../statistics/comparison/share-moments.ts';
import { normalQuantile } from '../statistics/normal.ts';
import { studentTUpperTail } from '../statistics/student-t.ts';
import { drawPair, type PairedWorld } from './comparison-worlds.ts';
import { leastMeanWidth } from './least-mean-width.ts';

/** Shares of the simulated studies. */
export interface ComparisonCalibration {
  /** p ≤ 0.05. */
  rejected: number;
  /** Verdict better or worse. */
  decided: number;
  /** By the paired t test, to see what caution costs. */
  rejectedByT: number;
  /** The interval holds the true difference. */
  covered: number;
  meanWidth: number;
  /** Of the difference over the studies, the true one taken as known. */
  standardError: number;
  /** Questions that differ in one study, m·(E d²)²/E d⁴: those that came out unlike where both were asked once. */
  differing: number;
  /** The bootstrap gave an interval. */
  bootstrapped: number;
  /** Of those. */
  bootstrapCovered: number;
}

export function calibrateComparison(
  world: PairedWorld,
  simulations: number,
  { bootstraps }: { bootstraps: boolean } = { bootstraps: false },
): ComparisonCalibration {
  const rng = createRng(world.name);
  const sums = { rejected: 0, decided: 0, byT: 0, covered: 0, width: 0, boot: 0, bootCovered: 0 };
  const differences = { squares: 0, fourths: 0 };
  const holds = ({ low, high }: { low: number; high: number }) =>
    low <= world.difference + 1e-12 && high >= world.difference - 1e-12;
  for (let simulation = 0; simulation < simulations; simulation += 1) {
    const counts = drawPair(rng, world);
    const evidence = compareCounts(counts, bootstraps ? { rng } : {});
    const { p, verdict, interval, bootstrapInterval } = evidence;
    sums.rejected += Number(p !== null && p <= 0.05);
    sums.decided += Number(verdict === 'better' || verdict === 'worse');
    const moments = shareMoments(counts);
    differences.squares += moments.squares / (world.questions * simulations);
    differences.fourths += moments.fourths / (world.questions * simulations);
    sums.byT += Number(tTestP(moments) <= 0.05);
    sums.covered += Number(interval !== null && holds(interval));
    sums.width += interval === null ? 2 : interval.high - interval.low;
    sums.boot += Number(bootstrapInterval !== null);
    sums.bootCovered += Number(bootstrapInterval !== null && holds(bootstrapInterval));
  }
  return {
    rejected: sums.rejected / simulations,
    decided: sums.decided / simulations,
    rejectedByT: sums.byT / simulations,
    covered: sums.covered / simulations,
    meanWidth: sums.width / simulations,
    standardError: Math.sqrt((differences.squares - world.difference ** 2) / world.questions),
    differing: (world.questions * differences.squares ** 2) / differences.fourths,
    bootstrapped: sums.boot / simulations,
    bootstrapCovered: sums.boot === 0 ? NaN : sums.bootCovered / sums.boot,
  };
}

function tTestP({ questions, first, second, covariance }: ShareMoments): number {
  const difference = second.mean - first.mean;
  const variance = first.variance + second.variance - 2 * covariance;
  if (variance < 1e-12) return difference === 0 ? 1 : 0;
  const t = Math.abs(difference) / Math.sqrt(variance / questions);
  return 2 * studentTUpperTail(t, questions - 1);
}

/** In every law, and where there is enough to see at most. */
const LEAST_COVERED = 0.93;
const MOST_COVERED = 0.97;
/** Of questions·p(1 − p), and of questions that differ. */
const ENOUGH = 5;

/**
 * The highest coverage that is asked of a 95 % interval: 97 % where questions·p(1 − p) and the number of differing
 * questions are at least five, unless an interval so narrow, 2·2.17 standard errors, is narrower than
 * {@link leastMeanWidth} lets any be that covers everywhere.
 */
export function mostCovered(
  { questions, information }: PairedWorld,
  { standardError, differing }: ComparisonCalibration,
): number {
  if (information < ENOUGH || differing < ENOUGH) return 1;
  const width = 2 * normalQuantile((1 + MOST_COVERED) / 2) * standardError;
  return width < leastMeanWidth(questions, LEAST_COVERED) ? 1 : MOST_COVERED;
}

/** Four standard errors of a share that is found by so many simulations. */
export function fourErrors(share: number, simulations: number): number {
  return 4 * Math.sqrt((share * (1 - share)) / simulations);
}
