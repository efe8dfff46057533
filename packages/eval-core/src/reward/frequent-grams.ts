export interface GramCounts {
  /** White-space separated words of the text. */
  words: number;
  /** Runs of `gramWords` words, overlapping: words − gramWords + 1, or 0. */
  grams: number;
  /** Different grams that stand in the text more than `frequentAbove` times. */
  frequentUnique: number;
  /** All their occurrences. */
  frequentOccurrences: number;
  /** Of the most frequent gram; 0 where none is frequent. */
  highestCount: number;
}

export interface GramOptions {
  gramWords: number;
  frequentAbove: number;
}

/** The gram at a place is not frequent. */
const RARE = -1;

/**
 * Counts the frequent runs of words of a text. Only a gram whose first words are a frequent gram and whose last word is
 * frequent can be frequent, so grams grow word by word and the rare ones drop out at once. Linear in the text, whatever
 * it is, with `gramWords` passes over its words; words and grams are compared by number, never by text twice.
 */
export function countFrequentGrams(
  text: string,
  { gramWords, frequentAbove }: GramOptions,
): GramCounts {
  const words = numberedWords(text);
  const frequentWords = keepFrequent(words, frequentAbove);
  let grams = frequentWords;
  for (let length = 2; length <= gramWords; length += 1) {
    grams = keepFrequent(grownGrams(grams, frequentWords, length), frequentAbove);
  }
  const counts = countsOf(grams);
  return {
    words: words.length,
    grams: Math.max(0, words.length - gramWords + 1),
    frequentUnique: counts.length,
    frequentOccurrences: counts.reduce((sum, count) => sum + count, 0),
    highestCount: counts.reduce((most, count) => Math.max(most, count), 0),
  };
}

/** The words of a text as numbers from 0, equal ones alike. */
function numberedWords(text: string): Int32Array {
  const numbers = new Map<string, number>();
  const words: number[] = [];
  for (const [word] of text.matchAll(/\S+/g)) {
    const known = numbers.get(word);
    const number = known ?? numbers.size;
    if (known === undefined) numbers.set(word, number);
    words.push(number);
  }
  return Int32Array.from(words);
}

/** Grams one word longer, numbered from 0: that at a place begins as the one there does. RARE where a part is. */
function grownGrams(grams: Int32Array, words: Int32Array, length: number): Int32Array {
  const numbers = new Map<number, number>();
  return Int32Array.from({ length: Math.max(0, words.length - length + 1) }, (_, place) => {
    const gram = grams[place] ?? RARE;
    const last = words[place + length - 1] ?? RARE;
    if (gram === RARE || last === RARE) return RARE;
    // Both are below the number of words, some 2^24 at most: the pair stays exact in a double.
    const pair = gram * words.length + last;
    const known = numbers.get(pair);
    if (known !== undefined) return known;
    numbers.set(pair, numbers.size);
    return numbers.size - 1;
  });
}

/** Numbers of what stands there often enough, from 0 again; RARE for the rest. */
function keepFrequent(numbers: Int32Array, frequentAbove: number): Int32Array {
  const counts = countsOf(numbers);
  const renumbered = new Int32Array(counts.length).fill(RARE);
  let next = 0;
  for (const [number, count] of counts.entries()) {
    if (count > frequentAbove) renumbered[number] = next++;
  }
  return numbers.map((number) => (number === RARE ? RARE : (renumbered[number] ?? RARE)));
}

function countsOf(numbers: Int32Array): Int32Array {
  const most = numbers.reduce((highest, number) => Math.max(highest, number), RARE);
  const counts = new Int32Array(most + 1);
  for (const number of numbers) if (number !== RARE) counts[number] = (counts[number] ?? 0) + 1;
  return counts;
}
