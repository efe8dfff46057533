/** What a curve over k is made from. */
export interface Counts {
  samples: number;
  correct: number;
}

/**
 * A curve that is remembered by its counts: of 4,428 items with 50 samples each at most 51 are different. Keep it for one
 * benchmark and let it go. Curves that it returns are shared, so do not write to them.
 */
export function rememberingByCounts(
  curveOf: (counts: Counts) => ArrayLike<number>,
): (counts: Counts) => ArrayLike<number> {
  const curves = new Map<string, ArrayLike<number>>();
  return ({ samples, correct }) => {
    const key = `${correct}/${samples}`;
    const known = curves.get(key) ?? curveOf({ samples, correct });
    curves.set(key, known);
    return known;
  };
}
