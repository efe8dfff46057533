import type { Candidate, Span } from './candidate.ts';
import { readLiteral, type Literal, type LiteralObject } from './literal.ts';

/** An object that a text holds, with the values that JSON or a Python literal can have. */
export interface FoundObject extends Candidate {
  value: LiteralObject;
}

/** Each try to read costs its length; an answer is among the last objects of the text. */
const MOST_TRIES = 20;
const LONGEST_OBJECT = 20_000;

/**
 * The last `{…}` of the text that reads as an object, in JSON or as Python prints it ('single quotes',
 * True, None, trailing commas). An object inside of another is not looked at by itself. null: there is none.
 */
export function lastObject(text: string): FoundObject | null {
  return objectsFromEnd(text).next().value ?? null;
}

/** The objects of the text as `lastObject` reads them, the last first; of many pairs of braces the last are tried. */
export function lastObjects(text: string): FoundObject[] {
  return [...objectsFromEnd(text)];
}

function* objectsFromEnd(text: string): Generator<FoundObject, undefined> {
  for (const { start, end } of lastBalanced(text)) {
    if (end - start > LONGEST_OBJECT) continue;
    const value = readLiteral(text.slice(start, end));
    if (isObject(value)) yield { start, end, rule: 'json-object', value };
  }
}

/** The value of a key, in any case; undefined where the object has no such key. */
export function fieldOf(object: LiteralObject, name: string): Literal | undefined {
  const key = Object.keys(object).find((known) => known.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}

/** Outermost pairs of braces, the last first; an unclosed brace opens nothing. Braces in quotes count too: JSON escapes none, and answers hold none. */
function lastBalanced(text: string): Span[] {
  const outermost: Span[] = [];
  const open: number[] = [];
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === '{') {
      open.push(index);
      continue;
    }
    const start = open.pop();
    if (start === undefined) continue;
    while ((outermost.at(-1)?.start ?? -1) > start) outermost.pop();
    outermost.push({ start, end: index + 1 });
  }
  return outermost.slice(-MOST_TRIES).reverse();
}

function isObject(value: Literal | undefined): value is LiteralObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
