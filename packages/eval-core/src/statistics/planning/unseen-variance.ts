/**
 * The variance π(1 − π) to plan with where n yes-or-no cases came out alike, so that none was seen: its mean over the
 * posterior Beta(½, n + ½) that Jeffreys' prior leaves for the chance π of the other outcome (Brown, Cai & DasGupta,
 * Statistical Science 16, 2001, section 3.1). E π − E π² of that Beta is ½(n + ½)/((n + 1)(n + 2)), about 1/(2n): as if
 * half a case had been different. One that is different shows 1/n, so the stand-in never exceeds what is seen.
 * @param cases whole, from 1
 */
export function unseenVariance(cases: number): number {
  return (0.5 * (cases + 0.5)) / ((cases + 1) * (cases + 2));
}
