import { boxedAnswers } from '../answers/boxed.ts';
import { readPythonValue } from '../code/read-python-value.ts';
import { sha256Hex } from '../hash.ts';
import { labelledOptions } from './labelled-options.ts';
import { packedTextFault } from './packed-text.ts';
import { jsonOfPython } from './python-json-value.ts';
import { isRecord, RefusedError, shown } from './refused.ts';
import { truthAssignments } from './truth-assignments.ts';

/** Steps without an argument, by the names that mappings use. */
export const namedTransforms = {
  text: toText,
  number: toNumber,
  trim: (value: unknown) => toText(value).trim(),
  /** What stands behind the last "####", where GSM8K keeps its answers. */
  'after-hashes': afterHashes,
  /** What stands in the last \boxed{…}. */
  'last-boxed': lastBoxed,
  /** "1,234" as "1234"; other commas stay. */
  'no-thousands-commas': withoutThousandsCommas,
  /** 0 as "A". */
  'index-to-letter': letterOfIndex,
  /** A text of JSON as its value; what is no text is taken as it is. */
  json: fromJson,
  /** A literal of Python as its value; what is no text is taken as it is. */
  python: fromPython,
  /** An object, or each of a list of objects, without the keys whose value is null. */
  'drop-nulls': withoutNulls,
  /** The keys of an object. */
  keys: keysOf,
  /** An hour as a time of day: 9 as "09:00". */
  'hour-to-time': timeOfHour,
  /** A list without blank texts. */
  'no-blanks': withoutBlanks,
  /** A list without what stands in it a second time. */
  distinct: (value: unknown) => [...new Set(asList(value))],
  /** A list as it is, an empty object as none, anything else as a list of one. */
  'as-list': asList,
  /** The first 16 hexadecimal digits of the text's SHA-256. */
  hash: (value: unknown) => sha256Hex(toText(value)).slice(0, 16),
  /** The texts behind "A.", "B.", … on lines of their own. */
  'labelled-options': (value: unknown) => labelledOptions(toText(value)),
  /** Satisfying assignments such as "(1, 0)" as texts such as "True, False"; none as "Unsatisfiable". */
  'truth-assignments': truthAssignments,
} satisfies Record<string, (value: unknown) => unknown>;

export type NamedTransform = keyof typeof namedTransforms;

export const TRANSFORM_NAMES = Object.keys(namedTransforms) as readonly NamedTransform[];

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const kind = Array.isArray(value) ? 'a list' : isRecord(value) ? 'an object' : shown(value);
  throw new RefusedError(`is ${kind}, not a text`);
}

/** Longer texts are no numbers. */
const LONGEST_NUMBER = 400;

function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  const text = withoutThousandsCommas(value).trim();
  const isNumber =
    text.length <= LONGEST_NUMBER && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(text);
  const number = isNumber ? Number(text) : NaN;
  if (Number.isFinite(number)) return number;
  throw new RefusedError(`is ${shown(value)}, not a number`);
}

function afterHashes(value: unknown): string {
  const text = toText(value);
  const start = text.lastIndexOf('####');
  const answer = start === -1 ? '' : text.slice(start + 4).trim();
  if (answer !== '') return answer;
  throw new RefusedError('has no answer behind "####"');
}

function lastBoxed(value: unknown): string {
  const answer = boxedAnswers(toText(value)).at(-1)?.texts.join(', ') ?? '';
  if (answer !== '') return answer;
  throw new RefusedError('holds no \\boxed{…} with an answer in it');
}

function withoutThousandsCommas(value: unknown): string {
  const text = toText(value);
  const digits = text.slice(0, LONGEST_NUMBER);
  return /^\s*[^\d,]{0,8}\d{1,3}(?:,\d{3})+(?!\d)/.test(digits) ? text.replaceAll(',', '') : text;
}

function letterOfIndex(value: unknown): string {
  const index = toNumber(value);
  if (Number.isInteger(index) && index >= 0 && index < 26) {
    return String.fromCharCode('A'.charCodeAt(0) + index);
  }
  throw new RefusedError(`is ${shown(value)}, not the place of an option from 0 to 25`);
}

function fromJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new RefusedError(packedTextFault(value) ?? `is ${shown(value)}, which is not JSON`);
  }
}

function fromPython(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const read = readPythonValue(value);
  const json = read === undefined ? undefined : jsonOfPython(read);
  if (json !== undefined) return json;
  throw new RefusedError(`is ${shown(value)}, which is no literal of Python`);
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null));
}

function withoutBlanks(value: unknown): unknown[] {
  return asList(value).filter((one) => typeof one !== 'string' || one.trim() !== '');
}

function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isRecord(value) && Object.keys(value).length === 0 ? [] : [value];
}

function keysOf(value: unknown): string[] {
  if (isRecord(value)) return Object.keys(value);
  throw new RefusedError(`is ${shown(value)}, not an object`);
}

function timeOfHour(value: unknown): string {
  const hour = toNumber(value);
  const minutes = Math.round(hour * 60);
  if (minutes >= 0 && minutes <= 24 * 60) {
    const parts = [Math.floor(minutes / 60), minutes % 60];
    return parts.map((part) => String(part).padStart(2, '0')).join(':');
  }
  throw new RefusedError(`is ${shown(value)}, not an hour from 0 to 24`);
}
