/** Programs of a level have one of two lengths, in turn. */
export function stepCountsAt(level: number): readonly [number, number] {
  return [level + 1, level + 2];
}

/** The input lists of a level: longer ones, where more steps take from them. */
export function longestInputAt(level: number): number {
  return 8 + 2 * level;
}

export const LEVELS = Array.from({ length: 8 }, (_, index) => {
  const level = index + 1;
  const [fewer, more] = stepCountsAt(level);
  const description = `${fewer} or ${more} steps on lists of up to ${longestInputAt(level)} items; ${kindsAt(level)}`;
  return { level, description };
});

/** Each operation says from which level on it is drawn; this is the sum of that. */
function kindsAt(level: number): string {
  if (level === 1) return 'keep, drop, multiply, replace letters, count';
  if (level === 2) return 'also sort, reverse, remove repeats, remainders';
  if (level === 3) return 'also running sums, rotations, divisions, digits';
  if (level === 4) return 'also windows, differences, runs, conditions, folds';
  return 'all operations, with blocks and groups';
}
