import { FEWEST_REPETITIONS, periodicTail, type PeriodicTail } from './periodic-tail.ts';

/** Where a text was seen to go round in circles; places count UTF-16 code units. */
export interface SeenLoop {
  /** Where what repeats stands for the first time. */
  start: number;
  /** How far the text had come when it was seen. */
  seenAt: number;
  periodLength: number;
}

export interface LoopWatch {
  /** Takes the next piece of the text; true once a loop was seen. */
  add(piece: string): boolean;
  /** Looks at what has come since the last look, as the text is over. */
  end(): boolean;
}

/** How often a look is taken, in characters: about 250 tokens. */
const LOOK_EVERY = 1_024;
/** A look goes so far back: four times a period of 4,096 characters. */
const SIGHT = FEWEST_REPETITIONS * 4_096;
/** Sentences that repeat over so many characters are a loop. */
const LOOP_OF_SENTENCES = 1_024;
/** Without sentences it may be a matrix of zeros or a row of dots: those end sooner. */
const LOOP_OF_SYMBOLS = 4_096;
const WORDS_OF_A_SENTENCE = 3;

/**
 * Sees a repetition loop while a text grows: the last part of it is at least four times the same, to the character,
 * over 1,024 characters where it holds three different words, else over 4,096. The same text is judged the same
 * however it is cut into pieces.
 */
export function createLoopWatch(): LoopWatch {
  return new GrowingWatch();
}

class GrowingWatch implements LoopWatch {
  /** What the last look saw, and what has come since. Of a text that comes whole all looks take parts: nothing is copied. */
  #text = '';
  #seenUntil = 0;
  #isSeen = false;

  add(piece: string): boolean {
    if (this.#isSeen) return true;
    this.#text += piece;
    while (this.#text.length - this.#seenUntil >= LOOK_EVERY) {
      this.#seenUntil += LOOK_EVERY;
      if (this.#look(this.#seenUntil)) break;
    }
    const outOfSight = this.#seenUntil - SIGHT;
    if (outOfSight > 0) {
      this.#text = this.#text.slice(outOfSight);
      this.#seenUntil = SIGHT;
    }
    return this.#isSeen;
  }

  end(): boolean {
    if (!this.#isSeen) this.#look(this.#text.length);
    // Nothing of the text is held any longer: its watch may outlive it by a while.
    this.#text = '';
    this.#seenUntil = 0;
    return this.#isSeen;
  }

  #look(end: number): boolean {
    this.#isSeen = loopAtEnd(this.#text.slice(Math.max(0, end - SIGHT), end)) !== null;
    return this.#isSeen;
  }
}

/** The first loop that a watch would see in this text; null where there is none. */
export function findLoop(text: string): SeenLoop | null {
  for (let seenAt = Math.min(LOOK_EVERY, text.length); ; seenAt += LOOK_EVERY) {
    const end = Math.min(seenAt, text.length);
    const loop = loopAtEnd(text.slice(Math.max(0, end - SIGHT), end));
    if (loop) {
      const { periodLength } = loop;
      return { start: startOf(text, end, periodLength), seenAt: end, periodLength };
    }
    if (end === text.length) return null;
  }
}

function loopAtEnd(text: string): PeriodicTail | null {
  if (text.length < LOOP_OF_SENTENCES) return null;
  return periodicTail(text, ({ periodLength, stretchLength }) => {
    if (stretchLength < LOOP_OF_SENTENCES) return false;
    return stretchLength >= LOOP_OF_SYMBOLS || holdsSentence(text.slice(-periodLength));
  });
}

function holdsSentence(period: string): boolean {
  const doubled = `${period}${period}`;
  // A word that the cut through the period parts in two is whole in the middle.
  const words = [...doubled.matchAll(/\p{L}{2,}/gu)]
    .filter(({ 0: word, index }) => index > 0 && index + word.length < doubled.length)
    .map(([word]) => word);
  return new Set(words).size >= WORDS_OF_A_SENTENCE;
}

/** How far back it repeats: a look sees only so much of it. */
function startOf(text: string, end: number, periodLength: number): number {
  let start = end - periodLength;
  while (start > 0 && text[start - 1] === text[start - 1 + periodLength]) start -= 1;
  return start;
}
