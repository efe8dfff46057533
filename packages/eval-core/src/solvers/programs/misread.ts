import type { Rng } from '../../random.ts';

/** Each word is taken for the other. */
const CONFUSED: readonly (readonly [string, string])[] = [
  ['greater', 'less'],
  ['at least', 'at most'],
  ['without', 'with'],
  ['largest', 'smallest'],
  ['ascending', 'descending'],
  ['longest', 'shortest'],
  ['first', 'last'],
];

/** The sentence with one number off by one or one word taken for its opposite; null: it has none of them. */
export function misread(sentence: string, rng: Rng): string | null {
  const words = CONFUSED.flatMap((pair) => pair);
  const places = Array.from(
    sentence.matchAll(new RegExp(`\\b(?:\\d+|${words.join('|')})\\b`, 'g')),
  );
  if (places.length === 0) return null;
  const { 0: found, index } = rng.pick(places);
  const instead = opposite(found) ?? String(Math.abs(Number(found) + rng.pick([-1, 1])));
  return sentence.slice(0, index) + instead + sentence.slice(index + found.length);
}

function opposite(word: string): string | null {
  const pair = CONFUSED.find((each) => each.includes(word));
  return pair?.find((other) => other !== word) ?? null;
}
