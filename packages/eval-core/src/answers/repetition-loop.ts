import { periodicTail } from '../loops/periodic-tail.ts';

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
/** Shorter stretches are emphasis ("no, no, no, no") or the rows of a small table. */
const SHORTEST_STRETCH = 200;
/** Rules, tables of numbers and lists of zeros repeat themselves without a word. */
const HAS_WORDS = /\p{L}/u;

/**
 * The repetition that a text ends in: at least four times the same, 200 characters or more in all, with
 * letters in it; of several periods the shortest. null: it does not end so.
 */
export function findRepetitionLoop(text: string): RepetitionLoop | null {
  const tail = text.slice(-WINDOW).trimEnd();
  const loop = periodicTail(tail, ({ stretchLength }) => stretchLength >= SHORTEST_STRETCH);
  if (!loop || !HAS_WORDS.test(tail.slice(-loop.periodLength))) return null;
  const { periodLength, stretchLength } = loop;
  const start = Math.max(0, text.length - WINDOW) + tail.length - stretchLength;
  return { periodLength, repeats: Math.floor(stretchLength / periodLength), start };
}
