import { drawNormal } from '../draw-normal.ts';
import { budgetCurve } from '../statistics/budget/budget-curve.ts';
import { lengthQuantile } from '../statistics/lengths/length-quantile.ts';
import { geometricMean } from '../statistics/lengths/outcome-lengths.ts';
import { pooledMean } from '../statistics/lengths/pooled-mean.ts';
import { pooledShare } from '../statistics/lengths/pooled-share.ts';
import { normalCdf, normalDensity, normalQuantile } from '../statistics/normal.ts';
import type { CalibrationCell } from './calibration-cell.ts';
import {
  gammaLengths,
  logNormalLengths,
  matrixOf,
  simulateLengths,
  type LengthWorld,
} from './length-worlds.ts';

export interface Size {
  items: number;
  repeats: number;
}

/** Standard deviations of the logarithm of a length, between questions and within one. */
export interface LogSpread {
  between: number;
  within: number;
}

const sizeName = ({ items, repeats }: Size): string => `${items} × ${repeats}`;
const spreadName = ({ between, within }: LogSpread): string =>
  `log-normal σ ${between} and ${within}`;
const totalSpread = ({ between, within }: LogSpread): number => Math.hypot(between, within);

/** Mean tokens of log-normal replies, all of them or cut off at `cap` thousand. */
export function logNormalMeanCell(
  spread: LogSpread & { cap?: number },
  size: Size,
): CalibrationCell {
  const { cap = Infinity } = spread;
  const cut = cap === Infinity ? '' : ` cut off at ${cap}`;
  return {
    ...meanCell({
      name: `mean, ${spreadName(spread)}${cut}, ${sizeName(size)}`,
      ...size,
      ...logNormalLengths(spread),
    }),
    truth: 1000 * cappedLogNormalMean(totalSpread(spread), cap),
  };
}

/** Mean tokens of gamma replies with coefficients of variation between and within questions. */
export function gammaMeanCell(variation: LogSpread, size: Size): CalibrationCell {
  const { between, within } = variation;
  const name = `mean, gamma cv ${between} and ${within}, ${sizeName(size)}`;
  return { ...meanCell({ name, ...size, ...gammaLengths(variation) }), truth: 1000 };
}

function meanCell(world: LengthWorld): Omit<CalibrationCell, 'truth'> {
  return {
    name: world.name,
    slack: 0.5,
    // The correction for a log-normal tail is too much for lighter ones until there are many questions.
    isUsual: world.items >= 100,
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
export function quantileCell(fraction: number, spread: LogSpread, size: Size): CalibrationCell {
  const name = `p${fraction * 100}, ${spreadName(spread)}, ${sizeName(size)}`;
  const world: LengthWorld = { name, ...size, ...logNormalLengths(spread) };
  return {
    name,
    truth: 1000 * Math.exp(totalSpread(spread) * normalQuantile(fraction)),
    slack: 0.5,
    // A repeat each leaves the order statistics of few questions a coarse choice: 97.8 % is the most.
    isUsual: size.items * fraction * (1 - fraction) >= 10,
    estimateOf: (rng) => lengthQuantile(simulateLengths(rng, world), fraction),
  };
}

/**
 * The share of samples up to a length where questions have 1 to `repeats` samples, as when only incorrect replies are
 * looked at.
 */
export function raggedShareCell(share: number, spread: LogSpread, size: Size): CalibrationCell {
  const bound = totalSpread(spread) * normalQuantile(share);
  return {
    name: `share ${share}, ${spreadName(spread)}, 1 to ${size.repeats} samples of ${size.items}`,
    truth: share,
    slack: 0,
    isUsual: size.items * share * (1 - share) >= 5,
    estimateOf: (rng) =>
      pooledShare(
        Array.from({ length: size.items }, () => {
          const level = spread.between * drawNormal(rng);
          const samples = rng.int(1, size.repeats + 1);
          let total = 0;
          for (let sample = 0; sample < samples; sample += 1) {
            if (level + spread.within * drawNormal(rng) <= bound) total += 1;
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
    slack: 0,
    isUsual: true,
    estimateOf: (rng) =>
      geometricMean(Array.from({ length: items }, () => Math.log(1.5) + spread * drawNormal(rng))),
  };
}

/**
 * The accuracy within 1,000 tokens where hard questions are long: a question's difficulty Z is normal, its chance of being
 * answered Φ(½ − Z), and the logarithm of its lengths, in thousands, is normal about `between` · Z.
 */
export function budgetCell(spread: LogSpread, size: Size): CalibrationCell {
  const chanceOf = (difficulty: number): number => normalCdf(0.5 - difficulty);
  const shortOf = (difficulty: number): number =>
    normalCdf((-spread.between * difficulty) / spread.within);
  const truth = expectedOfNormal((z) => chanceOf(z) * shortOf(z));
  return {
    name: `accuracy within a budget, ${spreadName(spread)}, ${sizeName(size)}`,
    truth,
    slack: 0,
    isUsual: size.items * truth * (1 - truth) >= 5,
    estimateOf: (rng) => {
      const matrix = matrixOf(
        Array.from({ length: size.items }, () => {
          const difficulty = drawNormal(rng);
          return Array.from({ length: size.repeats }, () => ({
            verdict: rng.chance(chanceOf(difficulty)) ? 'correct' : 'incorrect',
            tokens: Math.ceil(
              1000 * Math.exp(spread.between * difficulty + spread.within * drawNormal(rng)),
            ),
          }));
        }),
      );
      return (
        budgetCurve(matrix, { budgets: [1000] }).curve['1000'] ?? {
          value: null,
          interval: null,
          n: 0,
        }
      );
    },
  };
}

/** ∫ f(z) φ(z) dz by the trapezium rule, which is exact to double precision for smooth f at this step. */
function expectedOfNormal(f: (z: number) => number): number {
  const step = 1 / 64;
  let sum = 0;
  for (let z = -9; z <= 9; z += step) sum += f(z) * normalDensity(z) * step;
  return sum;
}
