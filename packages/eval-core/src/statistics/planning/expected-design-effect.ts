import { doubtOfSpread, type DesignEffect } from '../design-effect.ts';
import type { Design } from './design.ts';

export interface ExpectedSpread {
  design: Design;
  /** 0…1. */
  mean: number;
  varianceRun: number;
  varianceQuestion: number;
}

/**
 * What `designEffect` is expected to find in a design: D from the variance of a question's mean, varianceQuestion +
 * varianceRun/R, and its degrees of freedom from the moments of that mean if chances follow the Beta distribution
 * with this mean and these variances. With one repeat, and without noise of runs, means are 0 or 1 and the degrees are
 * infinite.
 */
export function expectedDesignEffect(expected: ExpectedSpread): DesignEffect {
  const { design, mean, varianceRun, varianceQuestion } = expected;
  const { questions, repeats } = design;
  const spread = mean * (1 - mean);
  if (spread === 0) return { effect: 1, degreesOfFreedom: Infinity };
  const between = varianceQuestion + varianceRun / repeats;
  const observed = Math.min(1, Math.max(1 / repeats, between / (spread + between / questions)));
  const unbelieved = doubtOfSpread(questions * spread);
  const effect = observed + (1 - observed) * unbelieved;
  const variance = (varianceOfInfluence(expected) / questions) * (1 - unbelieved) ** 2;
  return { effect, degreesOfFreedom: variance < 1e-20 ? Infinity : (2 * effect ** 2) / variance };
}

/** Of (x(1 − x) − slope·(x − p))/(p(1 − p)) for a question's mean x, as `designEffect` has it. */
function varianceOfInfluence(expected: ExpectedSpread): number {
  const { mean } = expected;
  const [first, second, third, fourth] = momentsOfMean(expected);
  const spread = mean * (1 - mean);
  const within = first - second;
  const slope = (within / spread) * (1 - 2 * mean);
  // x(1 − x) − slope·x = α·x − x² with α = 1 − slope.
  const alpha = 1 - slope;
  const square = alpha ** 2 * second - 2 * alpha * third + fourth;
  return Math.max(0, square - (alpha * first - second) ** 2) / spread ** 2;
}

/**
 * E x … E x⁴ of the share x of R samples whose chance is Beta: from the factorial moments of the beta-binomial,
 * R(R − 1)… · Π (a + i)/(a + b + i) (Johnson, Kemp & Kotz, "Univariate Discrete Distributions", 2005, section 6.2.2),
 * with 1/(a + b + 1) the share of the variance that is between questions.
 */
function momentsOfMean({ design, mean, varianceRun, varianceQuestion }: ExpectedSpread) {
  const { repeats } = design;
  const total = varianceRun + varianceQuestion;
  const between = total === 0 ? 0 : varianceQuestion / total;
  const factor = (i: number) =>
    ((repeats - i) * ((1 - between) * mean + i * between)) / (1 - between + i * between || 1);
  const f1 = repeats * mean;
  const f2 = f1 * factor(1);
  const f3 = f2 * factor(2);
  const f4 = f3 * factor(3);
  return [
    f1 / repeats,
    (f2 + f1) / repeats ** 2,
    (f3 + 3 * f2 + f1) / repeats ** 3,
    (f4 + 6 * f3 + 7 * f2 + f1) / repeats ** 4,
  ] as const;
}
