import type { Expression, Reading } from '../expression.ts';
import { structureKey } from '../structure-key.ts';
import { literal, negative } from './build.ts';
import { readClock } from './clock.ts';
import { pairDelimiters } from './delimiters.ts';
import { TooLargeMath, UnreadableMath } from './failures.ts';
import { MAX_CHARACTERS, MAX_READINGS } from './limits.ts';
import { normalise } from './normalise.ts';
import type { Grammar, Parser } from './parser.ts';
import { hasWords, proseOf } from './prose.ts';
import { readAtom, readFactor } from './read-factor.ts';
import { readFractionBar } from './read-group.ts';
import { definedFunctions } from './read-name.ts';
import { readItem } from './read-relation.ts';
import { readStatement } from './read-statement.ts';
import { readProduct, readSum } from './read-sum.ts';
import type { NumberStyle } from './scan-number.ts';
import { scan } from './scan.ts';
import type { Token } from './tokens.ts';
import { wholeReadings } from './whole-readings.ts';

const GRAMMAR: Grammar = {
  statement: readStatement,
  item: readItem,
  sum: readSum,
  product: readProduct,
  factor: readFactor,
  atom: readAtom,
};

/**
 * Reads an extracted answer: LaTeX, plain text, Unicode, or the notation of programming languages, with or
 * without math delimiters. Where a text can mean several things ("12,102", "2e-1") it has several readings,
 * the likelier first. Linear in the length of the text but for a bounded factor; never throws.
 */
export function readMath(text: string): Reading {
  const trimmed = text.trim();
  if (trimmed.length > MAX_CHARACTERS) return { status: 'too-large' };
  const plain = plainNumber(trimmed);
  if (plain !== null) return { status: 'read', expressions: [plain] };
  try {
    const [first, ...others] = readingsOf(normalise(trimmed));
    return first ? { status: 'read', expressions: [first, ...others] } : { status: 'unreadable' };
  } catch (error) {
    if (error instanceof TooLargeMath) return { status: 'too-large' };
    throw error;
  }
}

/** Most answers are plain numbers, which need no grammar. */
const PLAIN_NUMBER = /^(-?)(\d{1,30}(?:\.\d{1,30})?)$/;

function plainNumber(text: string): Expression | null {
  const [, sign, digits] = PLAIN_NUMBER.exec(text) ?? [];
  if (digits === undefined) return null;
  return sign === '-' ? negative(literal(digits)) : literal(digits);
}

function readingsOf(text: string): Expression[] {
  const clock = readClock(text);
  if (clock) return [clock];
  const readings = [...styledReadings(text), ...unbracedReadings(text), ...wholeReadings(text)];
  if (readings.length === 0) readings.push(...proseReadings(text));
  if (readings.length === 1) return readings;
  const seen = new Set<string>();
  return readings
    .filter((reading) => {
      const key = structureKey(reading);
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MAX_READINGS);
}

/** "(3,331)" and "\\{3,331\\}" hold two numbers: nobody puts brackets round one to group its digits. */
const BRACKETED_COMMAS = /(?:[([]|\\\{)\s{0,9}-?\d{1,3}(?:,\d{3})+\s{0,9}(?:[)\]]|\\\})/;

/** The readings under each style of numbers; the second style only where it reads something else. */
function styledReadings(text: string): Expression[] {
  const likely = { groupsCommas: isOneNumber(text), readsExponents: true };
  const first = scan(text, likely);
  const styles: NumberStyle[] = [];
  if (first.isGroupingAmbiguous && !BRACKETED_COMMAS.test(text))
    styles.push({ ...likely, groupsCommas: !likely.groupsCommas });
  if (first.isExponentAmbiguous) styles.push({ ...likely, readsExponents: false });
  return [first, ...styles.map((style) => scan(text, style))]
    .map(({ tokens }) => parseTokens(tokens))
    .filter((expression) => expression !== null);
}

/** Braces that nothing escapes set "{1, 3}" as "1, 3", whatever the writer meant: a set or a list. */
function unbracedReadings(text: string): Expression[] {
  const inner = text.slice(1, -1);
  const isBraced = text.startsWith('{') && text.endsWith('}') && !/[{}]/.test(inner);
  return isBraced && inner.includes(',') ? styledReadings(inner) : [];
}

/** "1,234.5 km": where no other comma and no bracket stands, groups of thousands are one number. */
function isOneNumber(text: string): boolean {
  const number = /^[-+]?(?:\\dollar )?\d{1,3}(?:,\d{3}){1,20}(?!\d)/.exec(text);
  return number !== null && !/[,;([{]/.test(text.slice(number[0].length));
}

function proseReadings(text: string): Expression[] {
  const { tokens } = scan(text, { groupsCommas: true, readsExponents: true }, 'text');
  return hasWords(tokens) ? [proseOf(tokens)] : [];
}

function parseTokens(tokens: Token[]): Expression | null {
  try {
    const parser: Parser = {
      tokens,
      pairs: pairDelimiters(tokens),
      place: 0,
      depth: 0,
      nodes: 0,
      functions: definedFunctions(tokens),
      bound: [],
      setBar: -1,
      grammar: GRAMMAR,
    };
    const expression = readFractionBar(parser, readStatement(parser));
    return parser.place === tokens.length ? expression : null;
  } catch (error) {
    if (error instanceof UnreadableMath) return null;
    throw error;
  }
}
