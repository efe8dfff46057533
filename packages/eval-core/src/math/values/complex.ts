import type { Rational } from '../expression.ts';
import { bitLength } from '../rational.ts';
import type { Arithmetic } from './arithmetic.ts';

/**
 * (re + i·im)·2^exponent: doubles whose range is not the limit, so that 2024^40460 can be told from
 * 2024^40461. An infinite exponent is a magnitude beyond even that.
 */
export interface Complex {
  re: number;
  im: number;
  exponent: number;
}

/** Double arithmetic that notes when digits were lost, and with them the right to say "different". */
export interface ComplexArithmetic extends Arithmetic<Complex> {
  /** Whether a sum since the last call lost more digits than the comparison can spare; resets the note. */
  takeCancellation(): boolean;
}

/** Parts this small beside the other are rounding noise: kept, it would choose the branch of a logarithm. */
const NOISE = 1e-13;
const CANCELLATION = 2 ** -20;
/** Two values nearer than this, relative to their size, may be the same. */
const CLOSE = 1e-9;
const MAX_MANTISSA = 2 ** 200;

const ONE: Complex = { re: 1, im: 0, exponent: 0 };
const ZERO: Complex = { re: 0, im: 0, exponent: 0 };

export function createComplexArithmetic(): ComplexArithmetic {
  let hasCancelled = false;
  const noted = (sum: Complex, left: Complex, right: Complex): Complex => {
    const ratio = sizeRatio(sum, left, right);
    if (ratio >= CANCELLATION) return sum;
    hasCancelled = true;
    return ratio < NOISE ? ZERO : sum;
  };
  return {
    fromRational,
    pi: real(Math.PI),
    e: real(Math.E),
    imaginaryUnit: { re: 0, im: 1, exponent: 0 },
    add: (left, right) => noted(plus(left, right), left, right),
    multiply: times,
    divide: over,
    exp,
    ln,
    squareRoot: ({ re, im, exponent }) =>
      im === 0 && re > 0 && exponent === 0 ? settled(Math.sqrt(re), 0, 0) : null,
    magnitude: ({ re, im, exponent }) => ({ re: Math.hypot(re, im), im: 0, exponent }),
    conjugate: ({ re, im, exponent }) => ({ re, im: -im, exponent }),
    isZero,
    isReal: ({ im }) => im === 0,
    floor,
    compare: (left, right) => plus(left, negated(right)).re,
    isClose,
    stepCost: 1,
    functionCost: 5,
    takeCancellation() {
      const had = hasCancelled;
      hasCancelled = false;
      return had;
    },
  };
}

export function real(value: number): Complex {
  return { re: value, im: 0, exponent: 0 };
}

/** The value as a plain number; null where it is not real or not finite. */
export function realNumber({ re, im, exponent }: Complex): number | null {
  const value = re * 2 ** exponent;
  return im === 0 && Number.isFinite(value) ? value : null;
}

function fromRational({ numerator, denominator }: Rational): Complex {
  const plain = Number(numerator) / Number(denominator);
  const isPlain = Number.isFinite(plain) && (plain !== 0 || numerator === 0n);
  return isPlain ? settled(plain, 0, 0) : ratioOf(fromBigInt(numerator), fromBigInt(denominator));
}

function ratioOf(left: Complex, right: Complex): Complex {
  return settled(left.re / right.re, 0, left.exponent - right.exponent);
}

function fromBigInt(value: bigint): Complex {
  const shift = Math.max(0, bitLength(value) - 64);
  return settled(Number(value >> BigInt(shift)), 0, shift);
}

/** Moves a large or small size into the exponent and drops noise. */
function settled(re: number, im: number, exponent: number): Complex {
  const [sizeRe, sizeIm] = [Math.abs(re), Math.abs(im)];
  const size = Math.max(sizeRe, sizeIm);
  const cleanRe = sizeRe < NOISE * size ? 0 : re;
  const cleanIm = sizeIm < NOISE * size ? 0 : im;
  if (size === 0) return ZERO;
  const isHandy = size < MAX_MANTISSA && size > 1 / MAX_MANTISSA;
  if (isHandy && exponent === 0) return { re: cleanRe, im: cleanIm, exponent };
  const shift = Math.floor(Math.log2(size));
  const scale = 2 ** -shift;
  const total = exponent + shift;
  // Back among ordinary numbers: one representation of one value.
  if (Math.abs(total) < 200) {
    return { re: cleanRe * 2 ** exponent, im: cleanIm * 2 ** exponent, exponent: 0 };
  }
  return { re: cleanRe * scale, im: cleanIm * scale, exponent: total };
}

function plus(left: Complex, right: Complex): Complex {
  if (isZero(left)) return right;
  if (isZero(right)) return left;
  if (left.exponent === right.exponent) {
    return settled(left.re + right.re, left.im + right.im, left.exponent);
  }
  const [big, small] = left.exponent > right.exponent ? [left, right] : [right, left];
  const scale = 2 ** (small.exponent - big.exponent);
  return settled(big.re + small.re * scale, big.im + small.im * scale, big.exponent);
}

function negated({ re, im, exponent }: Complex): Complex {
  return { re: -re, im: -im, exponent };
}

/** |sum| beside the larger of its terms. */
function sizeRatio(sum: Complex, left: Complex, right: Complex): number {
  const exponent = Math.max(left.exponent, right.exponent);
  const size = (value: Complex): number =>
    (Math.abs(value.re) + Math.abs(value.im)) * 2 ** (value.exponent - exponent);
  const largest = Math.max(size(left), size(right));
  return largest === 0 ? 1 : size(sum) / largest;
}

function times(left: Complex, right: Complex): Complex {
  const { re: a, im: b } = left;
  const { re: c, im: d } = right;
  return settled(a * c - b * d, a * d + b * c, left.exponent + right.exponent);
}

function over(left: Complex, right: Complex): Complex | null {
  const { re: c, im: d } = right;
  const square = c * c + d * d;
  if (square === 0) return null;
  if (left.exponent === Infinity && right.exponent === Infinity) return null;
  const re = (left.re * c + left.im * d) / square;
  const im = (left.im * c - left.re * d) / square;
  return settled(re, im, left.exponent - right.exponent);
}

function exp(value: Complex): Complex | null {
  if (value.exponent < 0) return ONE;
  if (value.exponent > 0) {
    // A real exponent out of range: e^x is beyond every size, or below it.
    if (value.im !== 0) return null;
    return value.re > 0 ? { re: 1, im: 0, exponent: Infinity } : ZERO;
  }
  // The angle of a huge imaginary part has no correct digit left.
  if (Math.abs(value.im) > 1e9) return null;
  const exponent = Math.round(value.re / Math.LN2);
  // Beyond 10^12 the fraction of the exponent has no correct digit left; isClose allows for it.
  const size = Math.abs(value.re) < 1e12 ? Math.exp(value.re - exponent * Math.LN2) : 1;
  return settled(size * Math.cos(value.im), size * Math.sin(value.im), exponent);
}

function ln(value: Complex): Complex | null {
  if (isZero(value)) return null;
  const { re, im, exponent } = value;
  if (exponent === Infinity) return null;
  return settled(
    Math.log(Math.hypot(re, im)) + exponent * Math.LN2,
    im === 0 ? (re < 0 ? Math.PI : 0) : Math.atan2(im, re),
    0,
  );
}

function isZero({ re, im }: Complex): boolean {
  return re === 0 && im === 0;
}

function floor(value: Complex): bigint | null {
  const number = realNumber(value);
  if (number === null || Math.abs(number) > 2 ** 50) return null;
  const nearest = Math.round(number);
  return BigInt(Math.abs(number - nearest) < 1e-9 ? nearest : Math.floor(number));
}

function isClose(left: Complex, right: Complex): boolean {
  if (left.exponent === Infinity || right.exponent === Infinity) {
    return left.exponent === right.exponent;
  }
  if (isZero(left) || isZero(right)) {
    const other = isZero(left) ? right : left;
    return isZero(other);
  }
  if (Math.max(Math.abs(left.exponent), Math.abs(right.exponent)) > LONG_EXPONENT) {
    return Math.sign(left.re) === Math.sign(right.re) && isCloseInLogarithm(left, right);
  }
  const exponent = Math.max(left.exponent, right.exponent);
  const [a, b] = [2 ** (left.exponent - exponent), 2 ** (right.exponent - exponent)];
  const difference = Math.hypot(left.re * a - right.re * b, left.im * a - right.im * b);
  const size = Math.max(Math.hypot(left.re, left.im) * a, Math.hypot(right.re, right.im) * b);
  return difference <= CLOSE * size;
}

/** Above this an exponent carries the rounding error of the logarithm that made it. */
const LONG_EXPONENT = 2 ** 20;

function isCloseInLogarithm(left: Complex, right: Complex): boolean {
  const [a, b] = [left, right].map(
    ({ re, im, exponent }) => exponent + Math.log2(Math.hypot(re, im)),
  );
  if (a === undefined || b === undefined) return false;
  return Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 2 ** -44;
}
