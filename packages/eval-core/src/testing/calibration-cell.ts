import { createRng, type Rng } from '../random.ts';
import type { Estimate } from '../statistics/interval.ts';

/** One figure in one world whose truth is known. */
export interface CalibrationCell {
  name: string;
  truth: number;
  /** How far from an interval the truth may lie: half a token where lengths are rounded to whole ones, else 0. */
  slack: number;
  /** Enough questions for the interval to have no excuse: it must not cover more than 97 % either. */
  isUsual: boolean;
  estimateOf: (rng: Rng) => Estimate;
}

export interface Coverage {
  /** Of the simulations that have an interval; NaN: none has. */
  coveredFraction: number;
  /** In the unit of the figure. */
  meanWidth: number;
  intervals: number;
}

/** How often a cell's interval covers its truth. */
export function coverageOf(
  { name, truth, slack, estimateOf }: CalibrationCell,
  simulations: number,
): Coverage {
  const rng = createRng(`calibration of ${name}`);
  let intervals = 0;
  let covered = 0;
  let width = 0;
  for (let simulation = 0; simulation < simulations; simulation += 1) {
    const { interval } = estimateOf(rng);
    if (interval === null) continue;
    intervals += 1;
    width += interval.high - interval.low;
    if (interval.low - slack <= truth && truth <= interval.high + slack) covered += 1;
  }
  return { coveredFraction: covered / intervals, meanWidth: width / intervals, intervals };
}

/**
 * The least and the most that a 95 % interval may cover: 93 % and, in usual cells, 97 %, give or take the four standard
 * errors that a number of simulations leaves open.
 */
export function coverageBand(
  isUsual: boolean,
  simulations: number,
): { least: number; most: number } {
  const tolerance = 4 * Math.sqrt((0.93 * 0.07) / simulations);
  return { least: 0.93 - tolerance, most: isUsual ? 0.97 + tolerance : 1 };
}

/** One line of a Markdown table: name, coverage, mean width, intervals. */
export function coverageRow(
  name: string,
  { coveredFraction, meanWidth, intervals }: Coverage,
): string {
  if (intervals === 0) return `| ${name} | no interval | | 0 |\n`;
  const covered = (coveredFraction * 100).toFixed(2);
  return `| ${name} | ${covered} % | ${meanWidth.toPrecision(3)} | ${intervals} |\n`;
}
