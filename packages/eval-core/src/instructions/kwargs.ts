import { UnreadableItemError } from '../graders/grader.ts';

/** The parameters of one instruction, as they stand in the item, and whose they are (for error sentences). */
export interface Kwargs {
  instructionId: string;
  values: Readonly<Record<string, unknown>>;
}

/** Whether a count is as the instruction asks. */
export type CountTest = (count: number) => boolean;

/** A text with something in it. */
export function textOf(kwargs: Kwargs, name: string): string {
  const value = kwargs.values[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw malformed(kwargs, name, 'a text that is not blank');
}

/** A list of at least one such text. */
export function textsOf(kwargs: Kwargs, name: string): string[] {
  const value = kwargs.values[name];
  if (Array.isArray(value) && value.length > 0 && value.every(isFilledText)) return value;
  throw malformed(kwargs, name, 'a list of texts that are not blank');
}

/** A whole number, 0 or more. */
export function countOf(kwargs: Kwargs, name: string): number {
  const value = kwargs.values[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw malformed(kwargs, name, 'a whole number, 0 or more');
}

/** The test that a count and its relation make: "less than" excludes the number, "at least" includes it. */
export function countTestOf(kwargs: Kwargs, countName: string, relationName: string): CountTest {
  const threshold = countOf(kwargs, countName);
  switch (kwargs.values[relationName]) {
    case 'less than':
      return (count) => count < threshold;
    case 'at least':
      return (count) => count >= threshold;
    default:
      throw malformed(kwargs, relationName, '"less than" or "at least"');
  }
}

/** The error for a parameter that is not what it must be. */
export function malformed(kwargs: Kwargs, name: string, wanted: string): UnreadableItemError {
  const given = JSON.stringify(kwargs.values[name] ?? null).slice(0, 80);
  return new UnreadableItemError(
    `The instruction "${kwargs.instructionId}" needs "${name}" to be ${wanted}, not ${given}.`,
  );
}

function isFilledText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
