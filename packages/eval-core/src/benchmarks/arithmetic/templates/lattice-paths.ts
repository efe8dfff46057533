import type { Rng } from '../../../random.ts';
import { drawIn, drawUntil } from '../draw.ts';
import { malformed, numberRowsOf, wholeNumberOf } from '../stored-fields.ts';
import type { ArithmeticTemplate } from '../template.ts';
import { listed, remainderQuestion } from '../wording.ts';

export interface LatticePaths {
  width: number;
  height: number;
  /** Points [x, y] that no path may visit. */
  blocked: readonly (readonly number[])[];
}

/** Paths to the right and up between two corners, around blocked points. */
export const latticePaths: ArithmeticTemplate<LatticePaths> = {
  name: 'lattice-paths',
  topic: 'counting',
  draw: (rng, level) =>
    drawUntil(
      () => drawGrid(rng, level),
      // Few paths would make the answer 1 or 2 too often; the prime is larger than any such count matters.
      (grid) => countPaths(grid, 9_999_991) >= 6,
    ),
  read(fields) {
    const width = wholeNumberOf(fields, 'width', { least: 1, most: 60 });
    const height = wholeNumberOf(fields, 'height', { least: 1, most: 60 });
    const blocked = numberRowsOf(fields, 'blocked', {
      rows: { fewest: 0, longest: 60 },
      columns: { fewest: 2, longest: 2, least: 0, most: 60 },
    });
    const isCorner = ([x, y]: readonly number[]) =>
      (x === 0 && y === 0) || (x === width && y === height);
    if (!blocked.some(isCorner)) return { width, height, blocked };
    throw malformed(fields, 'blocked', 'a list of points without the two ends of the path');
  },
  question({ width, height, blocked }, modulus) {
    const points = blocked.map(([x = 0, y = 0]) => `(${x}, ${y})`);
    const avoided = points.length === 0 ? '' : ` The path must not visit ${listed(points, 'or')}.`;
    return `A path leads from (0, 0) to (${width}, ${height}) in the plane; every step adds 1 to exactly one of the two coordinates.${avoided} ${remainderQuestion('the number of such paths', modulus)}`;
  },
  answer: countPaths,
};

/** Row by row: the paths to a point are those to its left and lower neighbours together. */
function countPaths({ width, height, blocked }: LatticePaths, modulus: number): number {
  const isBlocked = new Set(blocked.map(([x, y]) => `${x} ${y}`));
  const row = Array.from({ length: width + 1 }, (_, x) => (x === 0 ? 1 % modulus : 0));
  for (let y = 0; y <= height; y += 1) {
    for (let x = 0; x <= width; x += 1) {
      const left = x === 0 ? 0 : (row[x - 1] ?? 0);
      row[x] = isBlocked.has(`${x} ${y}`) ? 0 : ((row[x] ?? 0) + left) % modulus;
    }
  }
  return row[width] ?? 0;
}

function drawGrid(rng: Rng, level: number): LatticePaths {
  const width = drawIn(rng, [level + 2, level + 5]);
  const height = drawIn(rng, [level + 2, level + 5]);
  const points = Array.from({ length: (width + 1) * (height + 1) - 2 }, (_, index) => index + 1);
  const blocked = rng
    .shuffle(points)
    .slice(0, 2 + level)
    .sort((a, b) => a - b)
    .map((place) => [place % (width + 1), Math.floor(place / (width + 1))]);
  return { width, height, blocked };
}
