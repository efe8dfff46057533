/** What JSON and Python's literals have in common. Tuples become lists, None becomes null. */
export type Literal = string | number | boolean | null | Literal[] | LiteralObject;
export interface LiteralObject {
  [key: string]: Literal;
}

const DEEPEST = 50;

const TOKEN =
  /\s*(?:([{}[\](),:])|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)|(true|false|null|None)\b)/isy;
const CLOSING = new Map([
  ['{', '}'],
  ['[', ']'],
  ['(', ')'],
]);
const WORDS = new Map<string, Literal>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['none', null],
]);
const ESCAPES = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
]);

interface Reader {
  text: string;
  position: number;
  depth: number;
}

/** Stops the reading; never leaves this file. */
class NoLiteral extends Error {}

/**
 * Reads a whole text as one literal of JSON or Python: either quote, True and true, None, tuples, trailing
 * commas. Nothing is ever evaluated. undefined when it is none, or nested deeper than 50. Linear.
 */
export function readLiteral(text: string): Literal | undefined {
  const reader: Reader = { text, position: 0, depth: 0 };
  try {
    const value = readValue(reader);
    return text.slice(reader.position).trim() === '' ? value : undefined;
  } catch (error) {
    if (error instanceof NoLiteral) return undefined;
    throw error;
  }
}

function readValue(reader: Reader): Literal {
  const { sign, text, number, word } = nextToken(reader);
  if (text !== undefined) return unescape(text);
  if (number !== undefined) return Number(number);
  const constant = word === undefined ? undefined : WORDS.get(word.toLowerCase());
  if (constant !== undefined) return constant;
  const closing = CLOSING.get(sign ?? '');
  if (closing === undefined || reader.depth >= DEEPEST) throw new NoLiteral();
  reader.depth += 1;
  const value = closing === '}' ? readObject(reader) : readList(reader, closing);
  reader.depth -= 1;
  return value;
}

function readList(reader: Reader, closing: string): Literal[] {
  const items: Literal[] = [];
  while (!takes(reader, closing)) {
    items.push(readValue(reader));
    if (!takes(reader, ',') && !isNext(reader, closing)) throw new NoLiteral();
  }
  return items;
}

function readObject(reader: Reader): LiteralObject {
  const entries: [string, Literal][] = [];
  while (!takes(reader, '}')) {
    const key = readValue(reader);
    if (typeof key === 'object' || !takes(reader, ':')) throw new NoLiteral();
    entries.push([String(key), readValue(reader)]);
    if (!takes(reader, ',') && !isNext(reader, '}')) throw new NoLiteral();
  }
  return Object.fromEntries(entries);
}

function nextToken(reader: Reader) {
  TOKEN.lastIndex = reader.position;
  const match = TOKEN.exec(reader.text);
  if (match === null) throw new NoLiteral();
  reader.position = TOKEN.lastIndex;
  const [, sign, double, single, number, word] = match;
  return { sign, text: double ?? single, number, word };
}

function isNext(reader: Reader, sign: string): boolean {
  return reader.text
    .slice(reader.position, reader.position + 200)
    .trimStart()
    .startsWith(sign);
}

function takes(reader: Reader, sign: string): boolean {
  if (!isNext(reader, sign)) return false;
  reader.position = reader.text.indexOf(sign, reader.position) + 1;
  return true;
}

function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code?: string, sign?: string) =>
    code === undefined
      ? (ESCAPES.get(sign ?? '') ?? sign ?? '')
      : String.fromCharCode(parseInt(code, 16)),
  );
}
