import { DEEPEST_VALUE, type PythonValue } from './python-value.ts';

/** A bracket or comma, a string, a number, or a word; strings of Python are read without their rarer escapes. */
const TOKEN =
  /\s*(?:([{}[\](),:])|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)|(set\(\)|[-+]?[A-Za-z]+))/sy;

const WORDS = new Map<string, PythonValue>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['null', null],
  ['None', null],
  ['set()', { kind: 'set', items: [] }],
  ['nan', NaN],
  ['NaN', NaN],
  ['inf', Infinity],
  ['Infinity', Infinity],
  ['-inf', -Infinity],
  ['-Infinity', -Infinity],
]);

const ESCAPES = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
]);

interface Token {
  sign: string | null;
  value: PythonValue | undefined;
}

interface Reader {
  text: string;
  position: number;
  depth: number;
  /** Read, but not yet taken. */
  next: Token | null;
}

/** Stops the reading; never leaves this file. */
class NoValue extends Error {}

/**
 * Reads a text as one value, written as Python or JSON writes it: integers exactly, 2.0 as a float, tuples,
 * sets, dictionaries with any keys, nan and inf. Nothing is ever evaluated. undefined when it is no such value,
 * or nested too deeply. Linear.
 */
export function readPythonValue(text: string): PythonValue | undefined {
  const reader: Reader = { text, position: 0, depth: 0, next: null };
  try {
    const value = readValue(reader);
    const isWhole = reader.next === null && text.slice(reader.position).trim() === '';
    return isWhole ? value : undefined;
  } catch (error) {
    if (error instanceof NoValue) return undefined;
    throw error;
  }
}

function readValue(reader: Reader): PythonValue {
  const { sign, value } = take(reader);
  if (sign === null) {
    if (value === undefined) throw new NoValue();
    return value;
  }
  reader.depth += 1;
  if (reader.depth > DEEPEST_VALUE) throw new NoValue();
  const container = readContainer(reader, sign);
  reader.depth -= 1;
  return container;
}

function readContainer(reader: Reader, opening: string): PythonValue {
  if (opening === '[') return { kind: 'list', items: readItems(reader, ']').items };
  if (opening === '{') return readBraces(reader);
  if (opening !== '(') throw new NoValue();
  const { items, endsInComma } = readItems(reader, ')');
  const [only] = items;
  // Brackets round one value only group it.
  return items.length === 1 && !endsInComma && only !== undefined ? only : { kind: 'tuple', items };
}

function readItems(reader: Reader, closing: string) {
  const items: PythonValue[] = [];
  let endsInComma = false;
  while (!takes(reader, closing)) {
    if (items.length > 0 && !endsInComma) throw new NoValue();
    items.push(readValue(reader));
    endsInComma = takes(reader, ',');
  }
  return { items, endsInComma };
}

/** A dictionary, or a set where no colon follows the first member. */
function readBraces(reader: Reader): PythonValue {
  if (takes(reader, '}')) return { kind: 'dict', entries: [], isJson: false };
  const first = readValue(reader);
  if (!takes(reader, ':')) {
    if (!takes(reader, ',')) {
      if (!takes(reader, '}')) throw new NoValue();
      return { kind: 'set', items: [first] };
    }
    return { kind: 'set', items: [first, ...readItems(reader, '}').items] };
  }
  const entries: [PythonValue, PythonValue][] = [[first, readValue(reader)]];
  while (takes(reader, ',')) {
    if (peek(reader).sign === '}') break;
    const key = readValue(reader);
    if (!takes(reader, ':')) throw new NoValue();
    entries.push([key, readValue(reader)]);
  }
  if (!takes(reader, '}')) throw new NoValue();
  return { kind: 'dict', entries, isJson: false };
}

function takes(reader: Reader, sign: string): boolean {
  if (peek(reader).sign !== sign) return false;
  reader.next = null;
  return true;
}

function take(reader: Reader): Token {
  const token = peek(reader);
  reader.next = null;
  return token;
}

function peek(reader: Reader): Token {
  reader.next ??= nextToken(reader);
  return reader.next;
}

function nextToken(reader: Reader): Token {
  TOKEN.lastIndex = reader.position;
  const match = TOKEN.exec(reader.text);
  if (match === null) throw new NoValue();
  reader.position = TOKEN.lastIndex;
  const [, sign = null, double, single, number, word] = match;
  if (sign !== null) return { sign, value: undefined };
  const quoted = double ?? single;
  if (quoted !== undefined) return { sign, value: unescape(quoted) };
  return { sign, value: number === undefined ? WORDS.get(word ?? '') : readNumber(number) };
}

function readNumber(text: string): PythonValue {
  return /^[-+]?\d+$/.test(text) ? BigInt(text.replace(/^\+/, '')) : Number(text);
}

function unescape(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))/gs,
    (_, two?: string, four?: string, sign?: string) => {
      const code = two ?? four;
      if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
      return ESCAPES.get(sign ?? '') ?? sign ?? '';
    },
  );
}
