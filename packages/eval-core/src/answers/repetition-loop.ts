/** A text that ends by saying the same again and again. */
export interface RepetitionLoop {
  /** Length of what is repeated, in UTF-16 code units. */
  periodLength: number;
  /** How often it stands there, the last time perhaps not to its end. */
  repeats: number;
  /** Where the repeated stretch begins in the text. */
  start: number;
}

/** The longest period that can be seen four times in it is 2,048 characters, some 500 tokens. */
const WINDOW = 8192;
/** A refrain comes three times in honest text. */
const FEWEST_REPEATS = 4;
/** Shorter stretches are emphasis ("no, no, no, no") or the rows of a small table. */
const SHORTEST_STRETCH = 200;
/** Rules, tables of numbers and lists of zeros repeat themselves without a word. */
const HAS_WORDS = /\p{L}/u;

/**
 * The repetition that a text ends in: at least four times the same, 200 characters or more in all, with
 * letters in it; of several periods the shortest. null: it does not end so. Linear: Z-function (Gusfield 1997) of the
 * reversed end of the text, whose value at p is how far the text goes on with period p.
 */
export function findRepetitionLoop(text: string): RepetitionLoop | null {
  const tail = text.slice(-WINDOW).trimEnd();
  if (tail.length < SHORTEST_STRETCH) return null;
  const matches = zFunction(reversedCodes(tail));
  const longestPeriod = Math.floor(tail.length / FEWEST_REPEATS);
  for (let period = 1; period <= longestPeriod; period += 1) {
    const stretch = period + (matches[period] ?? 0);
    if (stretch < SHORTEST_STRETCH || stretch < FEWEST_REPEATS * period) continue;
    if (!HAS_WORDS.test(tail.slice(-period))) return null;
    const start = Math.max(0, text.length - WINDOW) + tail.length - stretch;
    return { periodLength: period, repeats: Math.floor(stretch / period), start };
  }
  return null;
}

function reversedCodes(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    codes[index] = text.charCodeAt(text.length - 1 - index);
  }
  return codes;
}

/** At each place, how many codes from there on equal those from the beginning on. */
function zFunction(codes: Uint16Array): Uint16Array {
  const lengths = new Uint16Array(codes.length);
  let left = 0;
  let right = 0;
  for (let index = 1; index < codes.length; index += 1) {
    let length = index < right ? Math.min(right - index, lengths[index - left] ?? 0) : 0;
    while (index + length < codes.length && codes[length] === codes[index + length]) length += 1;
    lengths[index] = length;
    if (index + length > right) {
      left = index;
      right = index + length;
    }
  }
  return lengths;
}
