import type { Cities } from './cities.ts';

const FEWEST_CITIES = 3;
/** The exact search takes n²·2ⁿ steps. */
const MOST_CITIES = 16;
const LONGEST_TEXT = 100_000;

/**
 * "City 0 – City 1: 37", "the path between City 0 and City 1 is with distance 37", "city 0 to city 1 = 37".
 * The pieces between are bounded, so that it is linear.
 */
const DISTANCE =
  /\bcity\s{0,2}(\d{1,2})\b\s{0,2}(?:<?-{1,2}>?|[–—↔→]|to\b|and\b)\s{0,2}city\s{0,2}(\d{1,2})\b\s{0,2}(?:[:=]|is\b|has\b)\s{0,2}(?:with\s)?(?:an?\s)?(?:distance|length)?\s{0,2}(?:of\s)?(\d{1,6})\b(?!\.\d)/gi;
const ROUND_TRIP =
  /\bround trip|\btour\b|\bsalesman\b|\b(?:every|each|all)(?: other)? cit(?:y|ies)\b/i;

/**
 * Reads the distances of all pairs of cities from the text of a prompt that asks for a round trip.
 *
 * @returns null if it asks for none, a pair is missing or told in two ways, or there are fewer than 3 cities or
 *   more than 16.
 */
export function readCities(text: string): Cities | null {
  if (text.length > LONGEST_TEXT || !ROUND_TRIP.test(text)) return null;
  const told = [...text.matchAll(DISTANCE)].map(([, from, to, distance]) => ({
    from: Number(from),
    to: Number(to),
    distance: Number(distance),
  }));
  const count = 1 + told.reduce((most, { from, to }) => Math.max(most, from, to), 0);
  if (count < FEWEST_CITIES || count > MOST_CITIES) return null;
  const distances = Array.from({ length: count }, (_, city) =>
    Array.from({ length: count }, (_, other): number | null => (city === other ? 0 : null)),
  );
  for (const { from, to, distance } of told) {
    if (
      !tell(distances, { from, to, distance }) ||
      !tell(distances, { from: to, to: from, distance })
    )
      return null;
  }
  return distances.every(isComplete) ? { distances } : null;
}

/** False where the text has said another distance before. */
function tell(
  distances: (number | null)[][],
  { from, to, distance }: { from: number; to: number; distance: number },
): boolean {
  const row = distances[from] ?? [];
  if (row[to] !== null && row[to] !== distance) return false;
  row[to] = distance;
  return true;
}

function isComplete(row: (number | null)[]): row is number[] {
  return row.every((distance) => distance !== null);
}
