import { fraction, integer, ONE } from '../rational.ts';
import type { Arithmetic } from './arithmetic.ts';

/** In the real domain a function without a real value at a place is undefined there. */
export type RealDomain = 'real' | 'complex';

type Elementary = <Value>(
  value: Value,
  arithmetic: Arithmetic<Value>,
  domain: RealDomain,
) => Value | null;

/** Functions of one argument. "log" without a base is the natural one; "lg" is decimal and "lb" binary. */
export const elementaryFunctions: Readonly<Record<string, Elementary>> = Object.assign(
  Object.create(null) as Record<string, Elementary>,
  {
    exp: (z, a) => a.exp(z),
    ln: logarithm,
    log: logarithm,
    lg: (z, a, domain) => over(logarithm(z, a, domain), whole(10, a, a.ln), a),
    lb: (z, a, domain) => over(logarithm(z, a, domain), whole(2, a, a.ln), a),
    abs: (z, a) => a.magnitude(z),
    conjugate: (z, a) => a.conjugate(z),
    re: (z, a) => times(a.add(z, a.conjugate(z)), half(a), a),
    im: (z, a) => over(minus(z, a.conjugate(z), a), times(whole(2, a), a.imaginaryUnit, a), a),
    arg: (z, a) => over(a.ln(over(z, a.magnitude(z), a) ?? z), a.imaginaryUnit, a),
    sgn: (z, a) => (a.isZero(z) ? z : over(z, a.magnitude(z), a)),
    floor: (z, a) => rounded(z, a, (floor) => floor, 1n),
    ceil: (z, a) => rounded(z, a, (floor) => -floor, -1n),
    sin,
    cos,
    tan: (z, a) => over(...sineAndCosine(z, a), a),
    cot: (z, a) => over(...reversed(sineAndCosine(z, a)), a),
    sec: (z, a) => over(whole(1, a), cos(z, a), a),
    csc: (z, a) => over(whole(1, a), sin(z, a), a),
    sinh: (z, a) => hyperbolic(z, a, -1),
    cosh: (z, a) => hyperbolic(z, a, 1),
    tanh: (z, a) => over(hyperbolic(z, a, -1), hyperbolic(z, a, 1), a),
    coth: (z, a) => over(hyperbolic(z, a, 1), hyperbolic(z, a, -1), a),
    sech: (z, a) => over(whole(1, a), hyperbolic(z, a, 1), a),
    csch: (z, a) => over(whole(1, a), hyperbolic(z, a, -1), a),
    arcsin,
    arccos: (z, a, domain) => complement(arcsin(z, a, domain), a),
    arctan,
    arccot: (z, a) => complement(arctan(z, a), a),
    arcsec: (z, a, domain) => complement(arcsin(over(whole(1, a), z, a), a, domain), a),
    arccsc: (z, a, domain) => arcsin(over(whole(1, a), z, a), a, domain),
    arcsinh: (z, a) => arsinh(z, a),
    arccosh: (z, a, domain) => onDomain(arcosh(z, a), a, domain),
    arctanh: (z, a, domain) => onDomain(artanh(z, a), a, domain),
    arccoth: (z, a, domain) => onDomain(artanh(over(whole(1, a), z, a), a), a, domain),
  } satisfies Record<string, Elementary>,
);

type Maybe<Value> = Value | null;

function logarithm<Value>(z: Value, a: Arithmetic<Value>, domain: RealDomain): Maybe<Value> {
  return onDomain(a.ln(z), a, domain);
}

/** sin z = (e^(iz) − e^(−iz)) / 2i. */
function sin<Value>(z: Maybe<Value>, a: Arithmetic<Value>): Maybe<Value> {
  const turn = expOf(times(z, a.imaginaryUnit, a), a);
  const back = over(whole(1, a), turn, a);
  return over(minus(turn, back, a), times(whole(2, a), a.imaginaryUnit, a), a);
}

/** 2e^(iz)·sin z and 2e^(iz)·cos z, from one exponential: in their quotient the factor is gone. */
function sineAndCosine<Value>(z: Value, a: Arithmetic<Value>): [Maybe<Value>, Maybe<Value>] {
  const turn = expOf(times(z, a.imaginaryUnit, a), a);
  const square = times(turn, turn, a);
  const sine = over(minus(square, whole(1, a), a), a.imaginaryUnit, a);
  return [sine, plus(square, whole(1, a), a)];
}

function reversed<Thing>([left, right]: [Thing, Thing]): [Thing, Thing] {
  return [right, left];
}

function cos<Value>(z: Maybe<Value>, a: Arithmetic<Value>): Maybe<Value> {
  const turn = expOf(times(z, a.imaginaryUnit, a), a);
  return times(plus(turn, over(whole(1, a), turn, a), a), half(a), a);
}

function hyperbolic<Value>(z: Value, a: Arithmetic<Value>, sign: 1 | -1): Maybe<Value> {
  const grown = a.exp(z);
  const shrunk = times(over(whole(1, a), grown, a), whole(sign, a), a);
  return times(plus(grown, shrunk, a), half(a), a);
}

/** arcsin z = −i·ln(iz + √(1 − z²)). */
function arcsin<Value>(z: Maybe<Value>, a: Arithmetic<Value>, domain: RealDomain): Maybe<Value> {
  const root = squareRoot(minus(whole(1, a), times(z, z, a), a), a);
  const logarithmic = lnOf(plus(times(z, a.imaginaryUnit, a), root, a), a);
  return onDomain(over(logarithmic, a.imaginaryUnit, a), a, domain);
}

/** arctan z = i/2·(ln(1 − iz) − ln(1 + iz)). */
function arctan<Value>(z: Value, a: Arithmetic<Value>): Maybe<Value> {
  const turned = times(z, a.imaginaryUnit, a);
  const one = whole(1, a);
  const difference = minus(lnOf(minus(one, turned, a), a), lnOf(plus(one, turned, a), a), a);
  return times(times(difference, a.imaginaryUnit, a), half(a), a);
}

/** Odd, and of a positive number a sum without cancellation: arsinh z = ln(z + √(z² + 1)). */
function arsinh<Value>(z: Value, a: Arithmetic<Value>): Maybe<Value> {
  return lnOf(plus(z, squareRoot(plus(times(z, z, a), whole(1, a), a), a), a), a);
}

function arcosh<Value>(z: Value, a: Arithmetic<Value>): Maybe<Value> {
  const [below, above] = [minus(z, whole(1, a), a), plus(z, whole(1, a), a)];
  return lnOf(plus(z, times(squareRoot(below, a), squareRoot(above, a), a), a), a);
}

function artanh<Value>(z: Maybe<Value>, a: Arithmetic<Value>): Maybe<Value> {
  const one = whole(1, a);
  const difference = minus(lnOf(plus(one, z, a), a), lnOf(minus(one, z, a), a), a);
  return times(difference, half(a), a);
}

/** π/2 − value. */
function complement<Value>(value: Maybe<Value>, a: Arithmetic<Value>): Maybe<Value> {
  return minus(times(a.pi, half(a), a), value, a);
}

function rounded<Value>(
  z: Value,
  a: Arithmetic<Value>,
  change: (floor: bigint) => bigint,
  sign: 1n | -1n,
): Maybe<Value> {
  const signed = times(z, a.fromRational(integer(sign)), a);
  const floor = signed === null || !a.isReal(signed) ? null : a.floor(signed);
  return floor === null ? null : a.fromRational(integer(change(floor)));
}

function onDomain<Value>(
  value: Maybe<Value>,
  a: Arithmetic<Value>,
  domain: RealDomain,
): Maybe<Value> {
  return value === null || (domain === 'real' && !a.isReal(value)) ? null : value;
}

function squareRoot<Value>(z: Maybe<Value>, a: Arithmetic<Value>): Maybe<Value> {
  if (z === null || a.isZero(z)) return z;
  const root = a.squareRoot(z);
  if (root !== null) return root;
  return expOf(times(a.ln(z), half(a), a), a);
}

function expOf<Value>(z: Maybe<Value>, a: Arithmetic<Value>): Maybe<Value> {
  return z === null ? null : a.exp(z);
}

function lnOf<Value>(z: Maybe<Value>, a: Arithmetic<Value>): Maybe<Value> {
  return z === null ? null : a.ln(z);
}

function plus<Value>(z: Maybe<Value>, w: Maybe<Value>, a: Arithmetic<Value>): Maybe<Value> {
  return z === null || w === null ? null : a.add(z, w);
}

function minus<Value>(z: Maybe<Value>, w: Maybe<Value>, a: Arithmetic<Value>): Maybe<Value> {
  return plus(z, times(w, whole(-1, a), a), a);
}

function times<Value>(z: Maybe<Value>, w: Maybe<Value>, a: Arithmetic<Value>): Maybe<Value> {
  return z === null || w === null ? null : a.multiply(z, w);
}

function over<Value>(z: Maybe<Value>, w: Maybe<Value>, a: Arithmetic<Value>): Maybe<Value> {
  return z === null || w === null ? null : a.divide(z, w);
}

function half<Value>(a: Arithmetic<Value>): Maybe<Value> {
  return a.fromRational(fraction(1n, 2n) ?? ONE);
}

function whole<Value>(
  value: number,
  a: Arithmetic<Value>,
  change: (value: Value) => Maybe<Value> = (same) => same,
): Maybe<Value> {
  const exact = a.fromRational(integer(value));
  return exact === null ? null : change(exact);
}
