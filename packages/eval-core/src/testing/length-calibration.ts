import { createRng, type Rng } from '../random.ts';
import type { Estimate } from '../statistics/interval.ts';
import { lengthQuantile } from '../statistics/lengths/length-quantile.ts';
import { geometricMean } from '../statistics/lengths/outcome-lengths.ts';
import { pooledMean } from '../statistics/lengths/pooled-mean.ts';
import { pooledShare } from '../statistics/lengths/pooled-share.ts';
import { normalCdf, normalQuantile } from '../statistics/normal.ts';
import {
  gammaLengths,
  logNormalLengths,
  simulateLengths,
  type LengthWorld,
} from './length-worlds.ts';
import { drawNormal } from './simulate.ts';

/** One figure in one world, whose truth is known. */
export interface CalibrationCell {
  name: string;
  truth: number;
  estimateOf: (rng: Rng) => Estimate;
}

export interface Coverage {
  /** Of the simulations that have an interval; NaN: none has. */
  coveredFraction: number;
  /** In the unit of the figure. */
  meanWidth: number;
  intervals: number;
}

/** How often a cell's interval covers its truth. A truth within half a token counts as covered: tokens are whole. */
export function coverageOf(
  { name, truth, estimateOf }: CalibrationCell,
  simulations: number,
  slack = 0,
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

/** One line of a Markdown table. */
export function coverageRow({ name }: CalibrationCell, coverage: Coverage): string {
  const { coveredFraction, meanWidth, intervals } = coverage;
  return `| ${name} | ${(coveredFraction * 100).toFixed(2)} % | ${meanWidth.toPrecision(3)} | ${intervals} |\n`;
}

export interface Size {
  items: number;
  repeats: number;
}

const sizeName = ({ items, repeats }: Size): string => `${items} × ${repeats}`;

/** Mean tokens of log-normal replies, all of them or cut off at `cap` thousand. */
export function logNormalMeanCell(
  { between, within, cap = Infinity }: { between: number; within: number; cap?: number },
  size: Size,
): CalibrationCell {
  const world: LengthWorld = {
    name: `mean, log-normal σ ${between}/${within}${cap === Infinity ? '' : ` cut at ${cap}`}, ${sizeName(size)}`,
    ...size,
    ...logNormalLengths({ between, within, cap }),
  };
  return meanCell(world, 1000 * cappedLogNormalMean(Math.hypot(between, within), cap));
}

/** Mean tokens of gamma replies. */
export function gammaMeanCell(
  { between, within }: { between: number; within: number },
  size: Size,
): CalibrationCell {
  const name = `mean, gamma cv ${between}/${within}, ${sizeName(size)}`;
  return meanCell({ name, ...size, ...gammaLengths({ between, within }) }, 1000);
}

function meanCell(world: LengthWorld, truth: number): CalibrationCell {
  return {
    name: world.name,
    truth,
    estimateOf: (rng) =>
      pooledMean(
        simulateLengths(rng, world).map((lengths) => ({
          samples: lengths.length,
          total: lengths.reduce((sum, length) => sum + length, 0),
        })),
      ),
  };
}

/** E min(X, cap) of X = exp(σZ). */
function cappedLogNormalMean(sigma: number, cap: number): number {
  const whole = Math.exp(sigma ** 2 / 2);
  if (cap === Infinity) return whole;
  const z = Math.log(cap) / sigma;
  return whole * normalCdf(z - sigma) + cap * (1 - normalCdf(z));
}

/** A quantile of log-normal replies. */
export function quantileCell(
  fraction: number,
  { between, within }: { between: number; within: number },
  size: Size,
): CalibrationCell {
  const name = `p${fraction * 100}, log-normal σ ${between}/${within}, ${sizeName(size)}`;
  const world: LengthWorld = { name, ...size, ...logNormalLengths({ between, within }) };
  return {
    name,
    truth: 1000 * Math.exp(Math.hypot(between, within) * normalQuantile(fraction)),
    estimateOf: (rng) => lengthQuantile(simulateLengths(rng, world), fraction),
  };
}

/**
 * The share of samples in a histogram's bin where questions have unequally many: 1 to `repeats` of them, as when only
 * the incorrect ones are looked at. The bin is that of lengths up to the given quantile.
 */
export function raggedShareCell(
  share: number,
  { between, within }: { between: number; within: number },
  size: Size,
): CalibrationCell {
  const bound = Math.hypot(between, within) * normalQuantile(share);
  return {
    name: `share ${share}, log-normal σ ${between}/${within}, ragged, ${sizeName(size)}`,
    truth: share,
    estimateOf: (rng) =>
      pooledShare(
        Array.from({ length: size.items }, () => {
          const level = between * drawNormal(rng);
          const samples = rng.int(1, size.repeats + 1);
          let total = 0;
          for (let sample = 0; sample < samples; sample += 1) {
            if (level + within * drawNormal(rng) <= bound) total += 1;
          }
          return { samples, total };
        }),
      ),
  };
}

/** The geometric mean of the questions' ratios: log-normal, with a truth of 1.5. */
export function ratioCell(spread: number, items: number): CalibrationCell {
  return {
    name: `length ratio, log-normal σ ${spread}, ${items} questions`,
    truth: 1.5,
    estimateOf: (rng) =>
      geometricMean(Array.from({ length: items }, () => Math.log(1.5) + spread * drawNormal(rng))),
  };
}
