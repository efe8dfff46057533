/** Lanczos coefficients for g = 7 with nine terms (Godfrey 2001): relative error below 1e-14 for x >= 0.5. */
const coefficients = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];
const leadingCoefficient = 0.9999999999998099;
const g = 7;

/**
 * Natural logarithm of the gamma function for x > 0 (Lanczos, SIAM J. Numer. Anal. B 1, 1964).
 * @throws RangeError for x <= 0 or not finite.
 */
export function logGamma(x: number): number {
  if (!(x > 0 && Number.isFinite(x))) {
    throw new RangeError(`logGamma needs a finite number above 0, not ${x}.`);
  }
  // Γ(x) = Γ(x + 1) / x carries small arguments into the range where the coefficients are exact enough.
  if (x < 0.5) return logGamma(x + 1) - Math.log(x);
  const shifted = x - 1;
  const series = coefficients.reduce(
    (total, coefficient, index) => total + coefficient / (shifted + index + 1),
    leadingCoefficient,
  );
  const base = shifted + g + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}
