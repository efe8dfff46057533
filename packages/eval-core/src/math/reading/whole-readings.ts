import type { Expression } from '../expression.ts';
import { literal, negative, quantity } from './build.ts';
import { isUnitLetter } from './units.ts';
import { isShortRun } from './words.ts';

/** Readings of the whole text that no grammar gives: a decimal comma, a short name, a number of metres. */
export function wholeReadings(text: string): Expression[] {
  for (const read of [readDecimalComma, readShortName, readMeasured]) {
    const reading = read(text);
    if (reading !== null) return [reading];
  }
  return [];
}

/** "2,74", and with groups of thousands "1 000,99" and "1.000,99". */
const DECIMAL_COMMA = /^(-?)(\d{1,9}|\d{1,3}(?:[ .]\d{3}){1,4}),(\d{1,9})$/;

function readDecimalComma(text: string): Expression | null {
  const [, sign, whole = '', decimals = ''] = DECIMAL_COMMA.exec(text) ?? [];
  if (!isDecimalComma(whole, decimals)) return null;
  const value = literal(`${whole.replace(/[ .]/g, '')}.${decimals}`);
  return sign === '-' ? negative(value) : value;
}

/** "0,111" and "2,74" may be decimals; "2,3" is more often a list, "1,234" a group of thousands. */
function isDecimalComma(whole: string, decimals: string): boolean {
  if (decimals === '') return false;
  return whole === '0' || /[ .]/.test(whole) || (decimals.length >= 2 && decimals.length !== 3);
}

const NAME = /^(?:\\(?:text|mathrm|mbox)\{ {0,9}([A-Za-z]+) {0,9}\}|([A-Za-z]+))$/;

function readShortName(text: string): Expression | null {
  const [, set, plain] = NAME.exec(text) ?? [];
  const letters = set ?? plain ?? '';
  return isShortRun(letters) ? { type: 'text', words: letters.toLowerCase() } : null;
}

const MEASURED =
  /^(-?)(\d{1,30}|\d{1,3}(?:,\d{3}){1,9})(\.\d{1,30})?( ?)([A-Za-z])(\/[A-Za-z]|\^\{?[23]\}?)?$/;

/** "5 m", "5 m/s", "2.5m^2": without a space only behind decimals, for 5m may be a product. */
function readMeasured(text: string): Expression | null {
  const [, sign, whole = '', decimals = '', space, letter = '', suffix = ''] =
    MEASURED.exec(text) ?? [];
  if (!isUnitLetter(letter) || (space === '' && decimals === '')) return null;
  const value = literal(`${whole.replaceAll(',', '')}${decimals}`);
  const unit = `${letter}${suffix.replace(/[{}]/g, '')}`;
  return quantity(sign === '-' ? negative(value) : value, unit);
}
