import { Decimal } from 'decimal.js';

/** A line, from 1, of what was expected and of what was printed; null: there it has ended. */
export interface OutputDifference {
  line: number;
  expected: string | null;
  actual: string | null;
}

/**
 * The first line in which a program printed something else than was expected; null when it printed the same,
 * as LiveCodeBench has it: white space at the ends of the whole and of each line does not count, and a line of
 * numbers may write them in another way ("1.50" and "1.5").
 */
export function firstDifference(expected: string, actual: string): OutputDifference | null {
  const wanted = linesOf(expected);
  const got = linesOf(actual);
  const count = Math.max(wanted.length, got.length);
  for (let index = 0; index < count; index += 1) {
    const [want, has] = [wanted[index] ?? null, got[index] ?? null];
    if (want === null || has === null || !isSameLine(want, has)) {
      return { line: index + 1, expected: want, actual: has };
    }
  }
  return null;
}

function linesOf(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim());
}

function isSameLine(expected: string, actual: string): boolean {
  if (expected === actual) return true;
  const wanted = numbersIn(expected);
  const got = numbersIn(actual);
  if (wanted === null || wanted.length !== got?.length) return false;
  return wanted.every((number, index) => got[index]?.eq(number));
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,9})?$/;
/** Numbers with more digits are compared as text. */
const LONGEST_NUMBER = 1_000;

/** null: the line holds something else than numbers. */
function numbersIn(line: string): Decimal[] | null {
  const words = line.split(/\s+/);
  const isNumber = (word: string) => word.length <= LONGEST_NUMBER && NUMBER.test(word);
  return words.every(isNumber) ? words.map((word) => new Decimal(word)) : null;
}
