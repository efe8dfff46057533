import { checkLevel, USUAL_LEVEL, type Estimate, type Interval } from '../interval.ts';
import { normalQuantile } from '../normal.ts';
import { studentTQuantile } from '../student-t.ts';
import { sampleVariance } from '../summary.ts';
import { pooledRatio, type PooledRatio, type QuestionTotal } from './pooled-ratio.ts';

export const pooledMeanMethod = 'skewed-log-t';

/** The correction does not carry the upper end beyond so many times the mean; a truth beyond it is hardly ever met. */
const FARTHEST = 10;

/** With four questions t is 1.6 times the normal quantile, with eight 1.2 times. */
const MOST_OF_NORMAL = 1.25;

/**
 * The mean over samples of something that is not negative and has a long right tail, such as tokens, with an
 * interval for new questions like these, clustered by question.
 *
 * With c = spread/mean of {@link pooledRatio}, G questions and t Student's quantile with G − 1 degrees of freedom: log μ
 * lies between log ȳ − t·c/√G and log ȳ + t·c/√G + κ²(u² + 1)/(2G). The last term is the Edgeworth correction of the
 * studentized mean for skewness γ (Johnson, JASA 73 (1978) 536) carried over to logarithms by the delta method, with
 * γ = 3κ as a log-normal has it; κ is the larger of c and √(exp(s²) − 1) for the variance s² of the logarithms of the
 * questions' means, at most 2c, for a few questions seldom show the tail that they come from. Lest two or three questions
 * be corrected out of sight, u = min(t, 1.25 z) with the normal quantile z, and the correction ends at ten times the mean.
 * The lower end stays uncorrected, which is the cautious side. The correction falls as 1/G, so that many questions may
 * have any distribution.
 *
 * Plain t covers 72–94 % for 5 to 30 log-normal questions, this 93–97 %; see lengths-calibration.slow.test.ts.
 * @param questions `total` in the unit of the result, from 0
 * @returns `n` counts questions that have samples; without one all is null, with one the interval is. It is also
 * null where all questions agree to the digit, for then nothing is known of their spread.
 */
export function pooledMean(
  questions: readonly QuestionTotal[],
  level: number = USUAL_LEVEL,
): Estimate {
  checkLevel(level);
  const ratio = pooledRatio(questions);
  if (ratio === null) return { value: null, interval: null, n: 0 };
  const asked = questions.filter(({ samples }) => samples > 0);
  const interval = skewedLogT(ratio, variationOf(asked, ratio), level);
  return { value: ratio.mean, interval, n: ratio.questions };
}

interface Variation {
  /** Coefficient of variation of the questions' pull on the mean. */
  observed: number;
  /** What it is at least likely to be, given the spread of the logarithms. */
  likely: number;
}

function variationOf(asked: readonly QuestionTotal[], { mean, spread }: PooledRatio): Variation {
  const observed = (spread ?? 0) / mean;
  const logarithms = asked.map(({ samples, total }) => Math.log(total / samples));
  const variance = sampleVariance(logarithms) ?? 0;
  const ofLogNormal = Math.sqrt(Math.expm1(variance));
  // A question of 0 tokens has no logarithm.
  if (!Number.isFinite(ofLogNormal)) return { observed, likely: observed };
  return { observed, likely: Math.max(observed, Math.min(ofLogNormal, 2 * observed)) };
}

function skewedLogT(
  { mean, spread, questions }: PooledRatio,
  { observed, likely }: Variation,
  level: number,
): Interval | null {
  if (spread === null || !(spread > mean * 1e-12)) return null;
  const t = studentTQuantile((1 + level) / 2, questions - 1);
  const halfWidth = (t * observed) / Math.sqrt(questions);
  const u = Math.min(t, MOST_OF_NORMAL * normalQuantile((1 + level) / 2));
  const correction = (likely ** 2 * (u ** 2 + 1)) / (2 * questions);
  const room = Math.max(0, Math.log(FARTHEST) - halfWidth);
  const high = mean * Math.exp(halfWidth + Math.min(correction, room));
  if (!Number.isFinite(high)) return null;
  return { low: mean * Math.exp(-halfWidth), high, level, method: pooledMeanMethod };
}
