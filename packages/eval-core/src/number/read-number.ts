import type { Rational } from '../math/expression.ts';
import { divide, fraction, multiply } from '../math/rational.ts';
import { wordNumber } from './word-number.ts';

/** One number as a text writes it, exactly. */
export interface WrittenNumber {
  /** Without its percent sign: 6 for "6%". */
  value: Rational;
  isPercent: boolean;
}

/** Longer text is a sentence, or a number that no benchmark asks for. */
const LONGEST = 400;
/** 10^400 is beyond every double; larger exponents would only make numbers that nobody can check. */
const LARGEST_EXPONENT = 400;

/** Most golds and most answers: there is nothing to take off. */
const PLAIN = /^\d{1,15}$/;
const DRESS = /\\(?:left|right|displaystyle|[()[\],;:! ])|\\?\$|[*_"'`“”~]|\{,\}|^#+/g;
const COMMANDS = /\\(?:text|textbf|mathrm|mathbf|mbox|boxed|fbox|operatorname)\s?\{([^{}]*)\}/g;
const FRACTION_COMMAND = /\\[dt]?frac\s?(?:\{([^{}]*)\}|(\d))\s?(?:\{([^{}]*)\}|(\d))/g;
/** "x = 5", "total: 5", "≈ 5": a name and a sign before the number. */
const NAME = /^(?:[\p{L}\s_()]{0,40}(?:=|:|≈))?\s*(?:≈|about|approximately|roughly|exactly)?\s*/iu;

const MINUS_WORD = /^(?:minus|negative)\s{1,3}(?=[\d.$])/i;

/** `{"answer": 42}`, of which a sentence begins behind the colon. */
const LAST_OF_AN_OBJECT = /(?<=^[^{}]{1,100})\s?\}$/;

const DIGITS = String.raw`(?:[1-9]\d{0,2}(?:[,\u00a0\u202f' ]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?|\.\d+`;
const POWER = String.raw`e([-+]?\d{1,4})|\s?(?:×|x|\*|·|\\times|\\cdot)\s?10\s?\^?\s?\{?([-+]?\d{1,4})\}?`;
/** Whole part, sign, digits, denominator, powers, percent sign, and what may be a unit. */
const NUMBER = new RegExp(
  String.raw`^([-+]?)\s?(?:[$€£¥₹]\s?)?([-+]?)(?:(\d+)\s(?=\d+\s?\/))?(${DIGITS})(?:\s?\/\s?(${DIGITS})(?![\d/]))?(?:${POWER})?\s?(\\?%|percent\b|per cent\b|percentage\b|pct\b)?(.*)$`,
  'isu',
);
const SCALES = new Map([
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
]);
/** "cm", "km/h", "m^2", "°", "US dollars": up to five words. A lone x, y or z is an unknown, not a unit. */
const UNIT =
  /^\s?(?![-\s]*[xyz]$)(?:[\p{L}°€£¥₹µ][\p{L}°/²³·.-]*(?:\^\{?[23](?:\\circ)?\}?)?\s?|\^\{?\\circ\}?\s?[CF]?\s?){0,5}$/iu;
/**
 * Reads a text that is one number and nothing else but its dress: `1,234`, `-0.5`, `\$5`, `6%`, `3/4`,
 * `2 1/2`, `\frac{3}{4}`, `1.2e-5`, `3\times10^8`, `2 million`, `15 km/h`, `x = 5`, `½`, "seven", "minus forty-two". A comma
 * before three digits groups thousands (but not in 0,125), any other is a decimal comma. null for everything else.
 */
export function readNumber(text: string): WrittenNumber | null {
  if (text.length > LONGEST) return null;
  if (PLAIN.test(text)) return { value: decimal(text), isPercent: false };
  const plain = undress(text);
  const match = NUMBER.exec(plain);
  if (match === null) return readWord(plain);
  const [, before = '', after = '', whole, digits = '', denominator, e, tenth, percent, rest = ''] =
    match;
  const scale = scaleOf(rest);
  if (scale === null) return null;

  const exponent = Number(e ?? tenth ?? 0) + scale;
  if (Math.abs(exponent) > LARGEST_EXPONENT) return null;
  const magnitude = magnitudeOf(digits, denominator, whole);
  if (magnitude === null) return null;
  const sign = `${before}${after}` === '-' ? -1n : 1n;
  const value = scaled({ ...magnitude, numerator: sign * magnitude.numerator }, exponent);
  return { value, isPercent: percent !== undefined };
}

function undress(text: string): string {
  return text
    .replace(
      /(\d?)([¼-¾⅐-⅞])/g,
      (_, whole: string, part: string) => `${whole} ${part.normalize('NFKC').replace('⁄', '/')}`,
    )
    .replace(/[−–](?=\s?[\d.$€£¥\\])/g, '-')
    .replace(
      FRACTION_COMMAND,
      (_, a?: string, b?: string, c?: string, d?: string) => ` ${a ?? b ?? ''}/${c ?? d ?? ''}`,
    )
    .replace(COMMANDS, ' $1 ')
    .replace(/\\!|\{,\}(?=\d)/g, (sign) => (sign === '\\!' ? '' : ','))
    .replace(DRESS, '')
    .trim()
    .replace(NAME, '')
    .replace(MINUS_WORD, '-')
    .replace(/^\((.*)\)$|^\[(.*)\]$/, (_, round?: string, square?: string) => round ?? square ?? '')
    .replace(LAST_OF_AN_OBJECT, '')
    .replace(/[\s.,;:!。]+$/, '')
    .trim();
}

function readWord(text: string): WrittenNumber | null {
  const read = wordNumber(text);
  if (read === null || !UNIT.test(read.rest)) return null;
  return { value: { numerator: BigInt(read.value), denominator: 1n }, isPercent: false };
}

/** The power of ten that a word behind the number stands for; null: what follows is not a unit either. */
function scaleOf(rest: string): number | null {
  const [word = '', ...others] = rest.trim().split(/\s+/);
  const scale = SCALES.get(word.toLowerCase());
  const unit = scale === undefined ? rest : others.join(' ');
  return UNIT.test(unit) ? (scale ?? 0) : null;
}

function magnitudeOf(
  digits: string,
  denominator: string | undefined,
  whole: string | undefined,
): Rational | null {
  const upper = decimal(digits);
  const part = denominator === undefined ? upper : divide(upper, decimal(denominator));
  if (part === null || whole === undefined) return part;
  return fraction(BigInt(whole) * part.denominator + part.numerator, part.denominator);
}

function decimal(digits: string): Rational {
  const isGrouped = /^[1-9]\d{0,2}(?:[,\u00a0\u202f' ]\d{3})+(?:\.|$)/.test(digits);
  const plain = isGrouped ? digits.replace(/[,\u00a0\u202f' ]/g, '') : digits.replace(',', '.');
  const [integral = '', decimals = ''] = plain.split('.');
  return scaled({ numerator: BigInt(`${integral}${decimals}`), denominator: 1n }, -decimals.length);
}

function scaled(value: Rational, exponent: number): Rational {
  const power = 10n ** BigInt(Math.abs(exponent));
  const factor =
    exponent < 0 ? { numerator: 1n, denominator: power } : { numerator: power, denominator: 1n };
  return multiply(value, factor);
}
