import { MAX_DECIMAL_EXPONENT } from './limits.ts';

export interface NumberStyle {
  /** "12,102" is one number, not two. */
  groupsCommas: boolean;
  /** "2e-1" is 1/5, not a difference. */
  readsExponents: boolean;
}

export interface ScannedNumber {
  /** Digits with an optional "." and exponent: "1234.5e-3". */
  text: string;
  end: number;
  /** The other style might read something else here. */
  isGroupingAmbiguous: boolean;
  isExponentAmbiguous: boolean;
}

const DIGITS = /\d*/y;
/** Typeset groups of thousands: 1{,}234 · 1,\!234 · 1\,234 · 1~234 · 1 234. */
const TYPESET_GROUP = /(?:\{,\}|,\s?\\!\s?|\\[,:;! ]|~| )(\d{3})(?!\d)/y;
const COMMA_GROUP = /,(\d{3})(?!\d)/y;
const DOTTED_GROUPS = /(?:\.\d{3}){2,}(?![\d.])/y;
const DECIMALS = /(?:\.|\{,\})(\d+)/y;
const OPEN_POINT = /\.(?=\s*\\(?:overline|bar|dot)\b)/y;
const ELLIPSIS = /\s?(?:\.\.\.|\\[lc]?dots(?![a-z]))/y;
const EXPONENT = /([eE])([+-]?\d{1,9})(?![\w.])/y;
const ORDINAL = /(?:st|nd|rd|th)(?![A-Za-z])/y;

/** Reads the number that begins at a place (a digit, or a point before one). */
export function scanNumber(text: string, start: number, style: NumberStyle): ScannedNumber {
  const integer = matchAt(DIGITS, text, start)?.[0] ?? '';
  const grouped = scanGroups(text, start + integer.length, integer, style);
  let end = grouped.end;
  const decimals = scanDecimals(text, end, grouped.digits);
  let digits = grouped.digits + decimals.digits;
  end = decimals.end;
  const exponent = matchAt(EXPONENT, text, end);
  const isSigned = /^[+-]/.test(exponent?.[2] ?? '');
  const isExponent = exponent !== null && Math.abs(Number(exponent[2])) <= MAX_DECIMAL_EXPONENT;
  if (exponent && isExponent && style.readsExponents) {
    digits += `e${exponent[2] ?? ''}`;
    end += exponent[0].length;
  }
  end += matchAt(ORDINAL, text, end)?.[0].length ?? 0;
  return {
    text: digits === '' ? '0' : digits,
    end,
    isGroupingAmbiguous: grouped.isAmbiguous,
    isExponentAmbiguous: isExponent && isSigned && exponent[1] === 'e' && decimals.digits === '',
  };
}

function scanGroups(text: string, start: number, integer: string, style: NumberStyle) {
  let [digits, end, isAmbiguous] = [integer, start, false];
  if (integer.length < 1 || integer.length > 3 || integer.startsWith('0')) {
    return { digits, end, isAmbiguous };
  }
  for (;;) {
    const comma = matchAt(COMMA_GROUP, text, end);
    if (comma) isAmbiguous = true;
    const group = matchAt(TYPESET_GROUP, text, end) ?? (style.groupsCommas ? comma : null);
    if (!group) break;
    digits += group[1] ?? '';
    end += group[0].length;
  }
  const dotted = end === start ? matchAt(DOTTED_GROUPS, text, end) : null;
  if (dotted) [digits, end] = [digits + dotted[0].replaceAll('.', ''), end + dotted[0].length];
  return { digits, end, isAmbiguous };
}

function scanDecimals(text: string, start: number, integer: string) {
  const open = matchAt(OPEN_POINT, text, start);
  if (open) return { digits: '.', end: start + 1 };
  const decimals = matchAt(DECIMALS, text, start);
  if (!decimals) return { digits: '', end: start };
  const end = start + decimals[0].length;
  const ellipsis = matchAt(ELLIPSIS, text, end)?.[0].length ?? 0;
  const leading = integer === '' ? '0' : '';
  return { digits: `${leading}.${decimals[1] ?? ''}`, end: end + ellipsis };
}

/** What a sticky expression matches at a place. */
export function matchAt(sticky: RegExp, text: string, place: number): RegExpExecArray | null {
  sticky.lastIndex = place;
  return sticky.exec(text);
}
