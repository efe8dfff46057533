/** What is taken of a chance of which nothing is known: Jeffreys' prior Beta(½, ½), whose mean is ½. */
const PRIOR_MEAN = 1 / 2;
/** E π(1 − π) of that prior, and the variance of π too. */
const PRIOR_VARIANCE = 1 / 8;

/**
 * The variance of one sample about its question's chance to plan with, from the unbiased one of n samples: the mean of
 * π(1 − π) over the posterior Beta(c + ½, n − c + ½) that Jeffreys' prior leaves (Brown, Cai & DasGupta, Statistical Science
 * 16, 2001, section 3.1). With v = c(n − c)/(n(n − 1)) that is exactly w·v + (1 − w)/8, w = n(n − 1)/((n + 1)(n + 2)), and
 * in this form it is the linear Bayes estimate for chances that differ (Bühlmann & Gisler, "A Course in Credibility
 * Theory", 2005, chapter 3). About (c + ½)/n for few c: as if half a sample more had differed.
 * @param samples whole, from 2
 */
export function shrunkRunVariance(seen: number, samples: number): number {
  const weight = (samples * (samples - 1)) / ((samples + 1) * (samples + 2));
  return weight * seen + (1 - weight) * PRIOR_VARIANCE;
}

/** What m questions show of what a question's value is: its variance between questions, and its mean. */
export interface SeenQuestions {
  variance: number;
  mean: number;
  /** Whole, from 2. */
  questions: number;
}

/** What one question has of which nothing is known. */
export interface UnknownQuestion {
  mean: number;
  /** Of its own value. */
  variance: number;
  /** Of one sample about that value. */
  runVariance: number;
}

/**
 * The variance between questions to plan with: that of the next question's value after m of them, where one more of
 * which nothing is known stands beside those seen. It is (m·v + v₀)/(m + 1) + m·(x̄ − μ₀)²/(m + 1)², the variance of the
 * mean law that a Dirichlet process of weight one leaves (Ferguson, Annals of Statistics 1, 1973, section 5), with the
 * unbiased v. Where all questions are alike most of it comes from x̄, else from v.
 */
export function shrunkQuestionVariance(
  { variance, mean, questions }: SeenQuestions,
  unknown: Omit<UnknownQuestion, 'runVariance'>,
): number {
  const within = (questions * variance + unknown.variance) / (questions + 1);
  return within + (questions * (mean - unknown.mean) ** 2) / (questions + 1) ** 2;
}

export const UNKNOWN_CHANCE: UnknownQuestion = {
  mean: PRIOR_MEAN,
  variance: PRIOR_VARIANCE,
  runVariance: PRIOR_VARIANCE,
};

/** Second − first of two such chances, neither of which tells of the other. */
export const UNKNOWN_DIFFERENCE: UnknownQuestion = {
  mean: 0,
  variance: 2 * PRIOR_VARIANCE,
  runVariance: 2 * PRIOR_VARIANCE,
};
