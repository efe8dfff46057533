/** A value of Python as plain data. Integers are exact, floats are numbers. */
export type PythonValue = null | boolean | string | bigint | number | PythonContainer | PythonOther;

export type PythonContainer =
  | { kind: 'list' | 'tuple' | 'set'; items: readonly PythonValue[] }
  /** `isJson`: it comes from a JSON object, whose keys are text whatever the program's keys are. */
  | { kind: 'dict'; entries: readonly (readonly [PythonValue, PythonValue])[]; isJson: boolean };

/** A value that is no plain data; equal to nothing. */
export interface PythonOther {
  kind: 'other';
  /** The name of its type, for people. */
  type: string;
}

/** Nested deeper than this, a value is not read. */
export const DEEPEST_VALUE = 100;

/** What a value of JSON is in Python. Integers beyond ±2^53 have lost their last digits before: they become floats. */
export function pythonValueOfJson(value: unknown, depth = 0): PythonValue {
  if (depth > DEEPEST_VALUE) return { kind: 'other', type: 'deeply nested value' };
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) {
    return { kind: 'list', items: value.map((item) => pythonValueOfJson(item, depth + 1)) };
  }
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, pythonValueOfJson(inner, depth + 1)] as const,
  );
  return { kind: 'dict', entries, isJson: true };
}

/** The value roughly as Python writes it, for people; cut to `most` characters. */
export function pythonText(value: PythonValue, most: number): string {
  const text = writtenOut(value, most);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** Stops writing the items of a container once there is more than will be shown. */
function writtenOut(value: PythonValue, most: number): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return integerText(value, most);
  if (typeof value === 'number') return floatText(value);
  if (typeof value === 'string') return JSON.stringify(value.slice(0, most + 1));
  if (value.kind === 'other') return `<${value.type}>`;
  const [open, close] = bracketsOf(value);
  const parts: string[] = [];
  let length = 0;
  for (const item of value.kind === 'dict' ? value.entries : value.items) {
    if (length > most) break;
    const part = isPair(item)
      ? `${writtenOut(item[0], most)}: ${writtenOut(item[1], most)}`
      : writtenOut(item, most);
    length += part.length + 2;
    parts.push(part);
  }
  return `${open}${parts.join(', ')}${close}`;
}

function isPair(
  item: PythonValue | readonly [PythonValue, PythonValue],
): item is readonly [PythonValue, PythonValue] {
  return Array.isArray(item);
}

function bracketsOf(value: PythonContainer): [string, string] {
  switch (value.kind) {
    case 'list':
      return ['[', ']'];
    case 'tuple':
      return ['(', value.items.length === 1 ? ',)' : ')'];
    case 'set':
      return value.items.length === 0 ? ['set(', ')'] : ['{', '}'];
    case 'dict':
      return ['{', '}'];
  }
}

/** Writing out a million digits takes seconds, and nobody reads them. */
function integerText(value: bigint, most: number): string {
  const hexadecimal = value.toString(16);
  return hexadecimal.length > most ? `0x${hexadecimal}` : String(value);
}

/** As Python writes floats: 2.0, -0.0, 1e+16, nan, inf. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (Object.is(value, -0)) return '-0.0';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (!Number.isInteger(value)) return String(value);
  return Math.abs(value) < 1e16 ? `${value}.0` : value.toExponential();
}
