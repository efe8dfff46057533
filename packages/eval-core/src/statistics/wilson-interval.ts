export interface WilsonInput {
  /** Observed share in 0…1. */
  proportion: number;
  /** Trials behind it; an effective size need not be whole. Above 0. */
  sampleSize: number;
  /** Two-sided quantile of the reference distribution, e.g. 1.96 for 95 % under the normal. */
  criticalValue: number;
}

/**
 * Score interval of Wilson, JASA 22 (1927): all π with |p − π| <= c·sqrt(π(1 − π)/n). Always inside 0…1,
 * never of zero width, also at p = 0 and p = 1.
 * @throws RangeError for a proportion outside 0…1, a size or a critical value not above 0.
 */
export function wilsonInterval({ proportion, sampleSize, criticalValue }: WilsonInput): {
  lowFraction: number;
  highFraction: number;
} {
  if (!(proportion >= 0 && proportion <= 1 && sampleSize > 0 && criticalValue > 0)) {
    throw new RangeError(
      `Wilson interval needs 0 <= proportion <= 1, sampleSize > 0 and criticalValue > 0, ` +
        `not ${proportion}, ${sampleSize}, ${criticalValue}.`,
    );
  }
  const shrink = criticalValue ** 2 / sampleSize;
  const centre = (proportion + shrink / 2) / (1 + shrink);
  const variance = (proportion * (1 - proportion)) / sampleSize;
  const halfWidth =
    (criticalValue * Math.sqrt(variance + shrink / (4 * sampleSize))) / (1 + shrink);
  return {
    // At p = 0 and p = 1 the end is the proportion itself; rounding must not push it past.
    lowFraction: proportion === 0 ? 0 : Math.max(0, centre - halfWidth),
    highFraction: proportion === 1 ? 1 : Math.min(1, centre + halfWidth),
  };
}
