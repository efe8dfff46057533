import { createRng } from '../random.ts';
import { compareCounts } from '../statistics/comparison/compare-paired.ts';
import { shareMoments, type ShareMoments } from '../statistics/comparison/share-moments.ts';
import { studentTUpperTail } from '../statistics/student-t.ts';
import { drawPair, type PairedWorld } from './comparison-worlds.ts';

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
  const holds = ({ low, high }: { low: number; high: number }) =>
    low <= world.difference + 1e-12 && high >= world.difference - 1e-12;
  for (let simulation = 0; simulation < simulations; simulation += 1) {
    const counts = drawPair(rng, world);
    const evidence = compareCounts(counts, bootstraps ? { rng } : {});
    const { p, verdict, interval, bootstrapInterval } = evidence;
    sums.rejected += Number(p !== null && p <= 0.05);
    sums.decided += Number(verdict === 'better' || verdict === 'worse');
    sums.byT += Number(tTestP(shareMoments(counts)) <= 0.05);
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

/** Four standard errors of a share that is found by so many simulations. */
export function fourErrors(share: number, simulations: number): number {
  return 4 * Math.sqrt((share * (1 - share)) / simulations);
}
