/** From 0 to modulus - 1, of a negative value too. */
export function residue(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}

/** Greatest common divisor, by Euclid. */
export function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}

/** All whole numbers in a text, without signs. */
export function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}

/** A term of a written sum; the constant has the symbol "". */
export interface Term {
  factor: number;
  symbol: string;
}

const TERM =
  /([+-]?)\s{0,2}(?:(\d{1,12})·)?([a-z]\w{0,3}(?:\^\d{1,3}|\([^()]{1,9}\))?)|([+-]?)\s{0,2}(\d{1,12})/g;

/** The terms of "3·x1 - x2 + 7". */
export function termsOf(text: string): Term[] {
  return Array.from(text.matchAll(TERM), ([, sign, factor = '1', symbol, ownSign, constant]) =>
    symbol === undefined
      ? { factor: signed(ownSign, constant), symbol: '' }
      : { factor: signed(sign, factor), symbol },
  );
}

function signed(sign: string | undefined, digits: string | undefined): number {
  const size = Number(digits);
  return sign === '-' ? -size : size;
}
