import { valueAt } from './field-path.ts';
import { namedTransforms, type NamedTransform } from './named-transforms.ts';
import { packedTextFault } from './packed-text.ts';
import { isRecord, MissingValueError, RefusedError, shown } from './refused.ts';

/** One step from a stored value to the value that is meant. A bare name takes no argument. */
export type Transform =
  | NamedTransform
  /** What stands at a path of an object or a list. */
  | { pick: string }
  /** What stands behind the last such text; strips worked examples off a question. */
  | { after: string }
  /** What stands before the first such text. */
  | { before: string }
  /** What stands before the first such text, or all of it where there is none. */
  | { upTo: string }
  /** The value under the text of this one; anything else refuses the record. */
  | { map: Readonly<Record<string, unknown>> }
  /** A text as the list of its parts, without white space at their ends; empty parts are left out. */
  | { split: string }
  /** A list of texts and numbers as one text; a single one is taken as it is. */
  | { join: string }
  /** The first so many entries of a list. */
  | { take: number }
  /** Each entry of a list by these steps. */
  | { each: readonly Transform[] }
  /** A number as one of two values: `below` it, or `from` it on. */
  | { threshold: { at: number; below: unknown; from: unknown } };

/** @throws RefusedError that says what the value would have had to be. */
export function transformed(value: unknown, transforms: readonly Transform[]): unknown {
  return transforms.reduce(applied, value);
}

function applied(value: unknown, transform: Transform): unknown {
  if (typeof transform === 'string') return namedTransforms[transform](value);
  if ('pick' in transform) return picked(value, transform.pick);
  if ('after' in transform) return behindLast(asText(value), transform.after);
  if ('before' in transform) return beforeFirst(asText(value), transform.before);
  if ('upTo' in transform) return asText(value).split(transform.upTo, 1).join('');
  if ('map' in transform) return mapped(value, transform.map);
  if ('split' in transform) return partsOf(asText(value), transform.split);
  if ('join' in transform) return joined(value, transform.join);
  if ('take' in transform) return asList(value).slice(0, transform.take);
  if ('each' in transform) {
    return asList(value).map((entry) => transformed(entry, transform.each));
  }
  const { at, below, from } = transform.threshold;
  return namedTransforms.number(value) < at ? below : from;
}

function picked(value: unknown, path: string): unknown {
  const found = valueAt(value, path);
  if (found !== undefined && found !== null) return found;
  throw new MissingValueError(`has nothing at "${path}"`);
}

function behindLast(text: string, mark: string): string {
  const start = text.lastIndexOf(mark);
  if (start !== -1) return text.slice(start + mark.length).trim();
  throw new RefusedError(`holds no ${shown(mark)}`);
}

function beforeFirst(text: string, mark: string): string {
  const end = text.indexOf(mark);
  if (end !== -1) return text.slice(0, end).trim();
  throw new RefusedError(`holds no ${shown(mark)}`);
}

function mapped(value: unknown, map: Readonly<Record<string, unknown>>): unknown {
  const name = asText(value);
  if (Object.hasOwn(map, name)) return map[name];
  throw new RefusedError(
    `is ${shown(value)}, not one of ${Object.keys(map).slice(0, 20).join(', ')}`,
  );
}

function partsOf(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function joined(value: unknown, separator: string): string {
  return Array.isArray(value) ? value.map(asText).join(separator) : asText(value);
}

function asText(value: unknown): string {
  return namedTransforms.text(value);
}

function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const fault = typeof value === 'string' ? packedTextFault(value) : null;
  throw new RefusedError(fault ?? `is ${isRecord(value) ? 'an object' : shown(value)}, not a list`);
}
