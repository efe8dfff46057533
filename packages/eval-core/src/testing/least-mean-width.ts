/**
 * The mean width that an interval of a difference has at least on studies of so many questions, whatever their law, if
 * it covers in so many of all studies whatever the law. Let the second checkpoint be certain of a share ε of questions
 * that the first never answers, and let all else be as it was: the difference δ becomes δ + ε(1 − δ), and (1 − ε)^m of
 * the studies have none of those questions and the law of before. So before, too, δ + ε(1 − δ) is held in at least
 * 1 − missed/(1 − ε)^m of studies; the same below it, where the first is certain. The mean width is the integral of how
 * often each value is held (Pratt, "Length of Confidence Intervals", JASA 56, 1961): at least
 * 2·∫ (1 − missed·(1 − ε)^−m) dε, up to where that is 0.
 */
export function leastMeanWidth(questions: number, coverage: number): number {
  const missed = 1 - coverage;
  const largestShare = 1 - missed ** (1 / questions);
  const integral =
    (missed * ((1 - largestShare) ** (1 - questions) - 1)) / Math.max(1, questions - 1);
  return 2 * (largestShare - integral);
}
