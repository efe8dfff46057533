import { z } from 'zod';

/** A text that a person types, without white space around it, of at most so many characters. */
export function typedText(most: number) {
  return z.string().trim().max(most, tooLong(most));
}

/** The sentence under a field that holds more. */
export function tooLong(most: number): string {
  return `Give at most ${most.toLocaleString('en')} characters.`;
}
