import { floatText, type PythonContainer, type PythonValue } from './python-value.ts';

/** Beside the absolute tolerance: what `numpy.allclose` is given by HumanEval+ and MBPP+. */
const RELATIVE_TOLERANCE = 1e-7;

/**
 * Whether what a program returned is what was expected, as Python's `==` has it, except that:
 * - a tuple equals a list with the same items (LiveCodeBench turns the one into the other)
 * - a set equals a list with the same items in any order: JSON has no sets
 * - the keys of an expected JSON object are compared with the keys as JSON would write them
 * - nan equals nan
 * - with an absolute tolerance above 0, floats are equal when they differ by at most that much and a ten
 *   millionth of what was expected
 */
export function isSameValue(
  expected: PythonValue,
  actual: PythonValue,
  absoluteTolerance = 0,
): boolean {
  if (isNumeric(expected) && isNumeric(actual)) {
    return isSameNumber(expected, actual, absoluteTolerance);
  }
  if (!isContainer(expected) || !isContainer(actual)) {
    return typeof expected !== 'object' || expected === null ? expected === actual : false;
  }
  if (expected.kind === 'dict' || actual.kind === 'dict') {
    if (expected.kind !== 'dict' || actual.kind !== 'dict') return false;
    return hasSameEntries(expected, actual, absoluteTolerance);
  }
  if (actual.kind === 'set') return hasSameMembers(expected, actual, absoluteTolerance);
  if (expected.kind === 'set' || expected.items.length !== actual.items.length) return false;
  return expected.items.every((item, index) =>
    isSameValue(item, actual.items[index] ?? null, absoluteTolerance),
  );
}

/** The value with the items of a list or tuple as members of a set. */
export function asUnordered(value: PythonValue): PythonValue {
  if (!isContainer(value) || value.kind === 'dict') return value;
  return { kind: 'set', items: value.items };
}

type Dictionary = Extract<PythonContainer, { kind: 'dict' }>;
type Collection = Exclude<PythonContainer, Dictionary>;

function isNumeric(value: PythonValue): value is boolean | bigint | number {
  return typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number';
}

function isContainer(value: PythonValue): value is PythonContainer {
  return typeof value === 'object' && value !== null && value.kind !== 'other';
}

function isSameNumber(
  expected: boolean | bigint | number,
  actual: boolean | bigint | number,
  absoluteTolerance: number,
): boolean {
  if (typeof expected !== 'number' && typeof actual !== 'number') {
    return BigInt(expected) === BigInt(actual);
  }
  const [wanted, got] = [Number(expected), Number(actual)];
  if (wanted === got || (Number.isNaN(wanted) && Number.isNaN(got))) return true;
  if (absoluteTolerance === 0 || !Number.isFinite(wanted) || !Number.isFinite(got)) return false;
  return Math.abs(wanted - got) <= absoluteTolerance + RELATIVE_TOLERANCE * Math.abs(wanted);
}

function hasSameEntries(
  expected: Dictionary,
  actual: Dictionary,
  absoluteTolerance: number,
): boolean {
  const keyOf = expected.isJson ? jsonKeyOf : identityOf;
  const found = new Map(actual.entries.map(([key, value]) => [keyOf(key), value]));
  if (expected.entries.length !== actual.entries.length) return false;
  return expected.entries.every(([key, value]) => {
    const got = found.get(keyOf(key));
    return got !== undefined && isSameValue(value, got, absoluteTolerance);
  });
}

/** An expected list may name a member twice. */
function hasSameMembers(
  expected: Collection,
  actual: Collection,
  absoluteTolerance: number,
): boolean {
  const wanted = new Set(expected.items.map(identityOf));
  const got = new Set(actual.items.map(identityOf));
  if (wanted.size === got.size && [...wanted].every((member) => got.has(member))) return true;
  const [wantedNumbers, gotNumbers] = [sortedNumbers(expected), sortedNumbers(actual)];
  if (wantedNumbers === null || wantedNumbers.length !== gotNumbers?.length) return false;
  return wantedNumbers.every((number, index) =>
    isSameNumber(number, gotNumbers[index] ?? NaN, absoluteTolerance),
  );
}

/** null: not all of its members are numbers. */
function sortedNumbers({ items }: Collection): number[] | null {
  if (!items.every(isNumeric)) return null;
  return items.map(Number).sort((a, b) => a - b);
}

/** A text that is the same for members of a set, or keys of a dictionary, that Python takes for equal. */
function identityOf(value: PythonValue): string {
  if (isNumeric(value))
    return `number ${typeof value === 'number' ? wholeText(value) : BigInt(value)}`;
  if (typeof value === 'string') return `text ${JSON.stringify(value)}`;
  if (value === null) return 'none';
  if (value.kind === 'other') return `other ${value.type}`;
  if (value.kind === 'dict') return 'dict';
  const members = value.items.map(identityOf);
  return `${value.kind === 'set' ? 'set' : 'row'} (${(value.kind === 'set' ? members.sort() : members).join(', ')})`;
}

function wholeText(value: number): string {
  return Number.isSafeInteger(value) ? String(BigInt(value)) : String(value);
}

/** A key as Python's json module writes it. */
function jsonKeyOf(key: PythonValue): string {
  if (typeof key === 'string') return key;
  if (typeof key === 'bigint') return String(key);
  if (typeof key === 'number') return floatText(key);
  if (typeof key === 'boolean') return key ? 'true' : 'false';
  return key === null ? 'null' : identityOf(key);
}
