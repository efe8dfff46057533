/** Distances of cities numbered from 0: symmetric, with zeros on the diagonal. */
export type DistanceMatrix = readonly (readonly number[])[];

export interface TspProblem {
  matrix: DistanceMatrix;
}

const FEWEST_CITIES = 3;
/** Solving takes n²·2ⁿ steps: 16 cities are about 20 ms. */
export const MOST_CITIES = 16;
/** Keeps every tour far below 2^31. */
const LONGEST_DISTANCE = 1_000_000;

/** Reads a stored problem; throws one sentence that says what is malformed. */
export function parseTspProblem(value: unknown): TspProblem {
  if (typeof value !== 'object' || value === null || !('matrix' in value)) {
    throw new Error('A TSP problem is an object with "matrix"; this value is not.');
  }
  const { matrix } = value;
  if (!Array.isArray(matrix) || matrix.length < FEWEST_CITIES || matrix.length > MOST_CITIES) {
    throw new Error(
      `The "matrix" of a TSP problem is a list of ${FEWEST_CITIES} to ${MOST_CITIES} rows.`,
    );
  }
  const rows = matrix.map((row: unknown, city) => parseRow(row, { city, cities: matrix.length }));
  checkSymmetry(rows);
  return { matrix: rows };
}

function parseRow(row: unknown, { city, cities }: { city: number; cities: number }): number[] {
  if (Array.isArray(row) && row.length === cities && row.every(isDistance)) return [...row];
  throw new Error(
    `Row ${city} of the "matrix" of a TSP problem is not a list of ${cities} whole numbers from 0 to ${LONGEST_DISTANCE}.`,
  );
}

function isDistance(value: unknown): value is number {
  return (
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST_DISTANCE
  );
}

function checkSymmetry(matrix: DistanceMatrix): void {
  matrix.forEach((row, from) => {
    if (row[from] !== 0) {
      throw new Error(`City ${from} of the TSP problem is not at distance 0 from itself.`);
    }
    const other = row.findIndex((distance, to) => distance !== matrix[to]?.[from]);
    if (other === -1) return;
    throw new Error(
      `The distances between cities ${from} and ${other} of the TSP problem differ by direction.`,
    );
  });
}

/** The length of the round trip through the cities in that order, back to the first. */
export function tourLength(matrix: DistanceMatrix, cities: readonly number[]): number {
  return cities.reduce(
    (length, city, place) =>
      length + distanceBetween(matrix, city, cities[(place + 1) % cities.length] ?? city),
    0,
  );
}

/** Throws where there is no such city: the caller checks first. */
export function distanceBetween(matrix: DistanceMatrix, from: number, to: number): number {
  const distance = matrix[from]?.[to];
  if (distance !== undefined) return distance;
  throw new RangeError(`There is no distance between cities ${from} and ${to}.`);
}
