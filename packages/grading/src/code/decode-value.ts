import { DEEPEST_VALUE, type PythonValue } from '@assay/eval-core/code/python-value';

const FLOATS = new Map([
  ['nan', NaN],
  ['inf', Infinity],
  ['-inf', -Infinity],
]);
const UNREADABLE: PythonValue = { kind: 'other', type: 'unreadable value' };

/** Reads what harness/encode_value.py writes. It comes from the program's own process: anything may be in it. */
export function decodeValue(encoded: unknown, depth = 0): PythonValue {
  if (depth > DEEPEST_VALUE) return UNREADABLE;
  if (encoded === null || typeof encoded === 'boolean' || typeof encoded === 'string') {
    return encoded;
  }
  if (typeof encoded === 'number') return Number.isSafeInteger(encoded) ? BigInt(encoded) : encoded;
  if (typeof encoded !== 'object') return UNREADABLE;
  const [[kind, content] = ['', null]] = Object.entries(encoded) as [string, unknown][];
  const decodeAll = (items: unknown) =>
    Array.isArray(items) ? items.map((item) => decodeValue(item, depth + 1)) : [];
  switch (kind) {
    case 'int':
      return decodeInteger(content);
    case 'float':
      return FLOATS.get(String(content)) ?? Number(content);
    case 'list':
    case 'tuple':
    case 'set':
      return { kind, items: decodeAll(content) };
    case 'dict':
      return { kind, entries: decodeEntries(content, depth + 1), isJson: false };
    case 'other':
      return { kind, type: String(content).slice(0, 100) };
    default:
      return UNREADABLE;
  }
}

/** Hexadecimal, which takes linear time to read, with its sign in front. */
function decodeInteger(content: unknown): PythonValue {
  const [, sign, digits] = /^(-?)(0x[0-9a-f]+)$/.exec(String(content)) ?? [];
  if (digits === undefined) return UNREADABLE;
  return sign === '-' ? -BigInt(digits) : BigInt(digits);
}

function decodeEntries(content: unknown, depth: number): [PythonValue, PythonValue][] {
  if (!Array.isArray(content)) return [];
  return content
    .filter((entry) => Array.isArray(entry))
    .map((entry: unknown[]) => [decodeValue(entry[0], depth), decodeValue(entry[1], depth)]);
}
