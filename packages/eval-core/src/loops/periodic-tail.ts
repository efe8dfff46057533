/** The end of a text that says the same thing over and over. */
export interface PeriodicTail {
  /** After how many UTF-16 code units it begins again: the smallest such number. */
  periodLength: number;
  /** From where what repeats stands for the first time. */
  stretchLength: number;
}

/** A refrain comes three times in honest text. */
export const FEWEST_REPETITIONS = 4;

/** Of the end, which stands again one period before. No stretch of four periods that is shorter than 86 is found. */
const PROBE_CHARACTERS = 64;

/**
 * The end of a text that is at least four times the same and long enough for `isEnough`, which is asked for shorter
 * periods first; null where there is none. Periods are where the last characters of the text stand again, and most
 * texts hold those only once. Where a period p holds for m characters, a longer one that holds for more is above
 * m − p (Fine and Wilf): so many are passed over, and a text of one letter takes no longer than another.
 */
export function periodicTail(
  text: string,
  isEnough: (tail: PeriodicTail) => boolean,
): PeriodicTail | null {
  const last = text.length - PROBE_CHARACTERS;
  const probe = text.slice(-PROBE_CHARACTERS);
  if (last <= 0 || text.indexOf(probe) === last) return null;
  const longest = Math.floor(text.length / FEWEST_REPETITIONS);
  for (let least = 1; least <= longest;) {
    const period = last - text.lastIndexOf(probe, last - least);
    if (period > longest) return null;
    const tail = { periodLength: period, stretchLength: lengthOf(text, period) };
    const isRepeated = tail.stretchLength >= FEWEST_REPETITIONS * period;
    if (isRepeated && isEnough(tail)) return tail;
    least = Math.max(period, tail.stretchLength - period) + 1;
  }
  return null;
}

/** How much of the end has this period. */
function lengthOf(text: string, period: number): number {
  let from = text.length - period;
  while (from > 0 && text.charCodeAt(from - 1) === text.charCodeAt(from - 1 + period)) from -= 1;
  return text.length - from;
}
