import { contains } from '../children.ts';
import type { Expression, Rational } from '../expression.ts';
import { fraction, integer, ONE } from '../rational.ts';
import { isWholeNumberFunction } from '../values/evaluate-calls.ts';
import { hashOfName } from '../values/unknown-values.ts';

/** A value for every name. */
export type Point = ReadonlyMap<string, Rational>;

/**
 * Where the names are put at each of the eight points: inside (0, 1), where arcsin and √(1−x) live; above 1;
 * on both sides of 0; below 0; at whole numbers. Ends are in thousandths.
 */
const RANGES: readonly (readonly [low: bigint, high: bigint])[] = [
  [1300n, 3900n],
  [-3700n, 3800n],
  [60n, 940n],
  [-2900n, -40n],
  [150n, 980n],
  [1050n, 7600n],
  [-990n, 990n],
  [-9700n, 9900n],
];

/** Small enough for factorials of sums, and enough of them that two names seldom meet. */
const MAX_WHOLE = 23n;

/**
 * A function that is constant between jumps agrees with its neighbours at most places: ⌊n/11⌋ and ⌊n/12⌋ up
 * to 10. These many whole numbers in a row (a prime, so that any stride visits all) meet every jump of
 * period below; the points beyond are for larger periods.
 */
const WHOLES_IN_A_ROW = 53;
const WIDE_WHOLES = 24;
/** Double sums take the square of a number as their time. */
const MORE_SMALL_WHOLES = 10;
const WIDE_RANGES: typeof RANGES = [
  [10_000n, 99_000n],
  [-99_000n, -10_000n],
  [100_000n, 990_000n],
  [-990_000n, 990_000n],
  [1_000_000n, 9_900_000n],
  [-9_900_000n, 9_900_000n],
  [500_000_000n, 990_000_000n],
];
const FIRST_WIDE_WHOLE = 54;
/** Primes: hundreds, thousands, and where ⌊n/1000⌋ is not ⌊n/1001⌋. */
const WIDTHS = [997, 9_973, 999_983];

/** The points at which expressions in these names are compared: the same for the same names, always. */
export function probePoints(
  names: ReadonlySet<string>,
  expressions: readonly Expression[],
): Point[] {
  const areWhole = expressions.some(needsWholeNames);
  return placements(expressions, areWhole).map(
    (placement) => new Map([...names].map((name) => [name, placement(name)])),
  );
}

/** Where one point puts a name. */
type Placement = (name: string) => Rational;

function placements(expressions: readonly Expression[], areWhole: boolean): Placement[] {
  const usual = areWhole ? times(RANGES.length, wholePlace) : RANGES.map(within);
  if (!expressions.some(hasSteps)) return usual;
  if (expressions.some(growsFast)) {
    const more = times(MORE_SMALL_WHOLES, (name, index) => wholePlace(name, RANGES.length + index));
    return [...usual, ...more];
  }
  return [
    ...usual,
    ...times(WHOLES_IN_A_ROW, (name, index) => integer(placeInRow(name, index))),
    ...times(WIDE_WHOLES, (name, index) => integer(wideWhole(name, index))),
    ...(areWhole ? [] : WIDE_RANGES.map(within)),
  ];
}

function times(count: number, placeAt: (name: string, index: number) => Rational): Placement[] {
  return Array.from({ length: count }, (_, index) => (name: string) => placeAt(name, index));
}

function within(range: readonly [bigint, bigint], index: number): Placement {
  return (name) => placeWithin(range, name, index);
}

/** Letters that stand for whole numbers where nothing else is said. */
const WHOLE_LETTERS = /^[ijklmnKMN](?:_|$)/;

/** Whether names can only mean whole numbers: factorials, binomials, remainders, bounds of sums, ⌊n/2⌋. */
function needsWholeNames(expression: Expression): boolean {
  return contains(
    expression,
    (part) =>
      part.type === 'reduction' ||
      (part.type === 'call' && isWholeNumberFunction(part.name)) ||
      (isRounding(part) && contains(part, isWholeLetter)),
  );
}

/** Where an expression with steps is not constant for certain: at a large number. */
export function hasSteps(expression: Expression): boolean {
  return contains(
    expression,
    (part) => isRounding(part) || (part.type === 'call' && STEPS.has(part.name)),
  );
}

const STEPS: ReadonlySet<string> = new Set(['mod', 'gcd', 'lcm']);

function isRounding(part: Expression): boolean {
  return part.type === 'call' && (part.name === 'floor' || part.name === 'ceil');
}

function isWholeLetter(part: Expression): boolean {
  return part.type === 'symbol' && WHOLE_LETTERS.test(part.name);
}

/** Takes whole numbers only, and at large ones costs too much: n terms or factors. */
export function growsFast(expression: Expression): boolean {
  return contains(
    expression,
    (part) =>
      part.type === 'reduction' ||
      (part.type === 'call' && isWholeNumberFunction(part.name) && !STEPS.has(part.name)),
  );
}

function placeWithin(
  [low, high]: readonly [bigint, bigint],
  name: string,
  index: number,
): Rational {
  // Steps of a millionth of the range: two names meet once in a million, and at one point only.
  const step = BigInt(hashOfName(`${index}:${name}`) % 999_983);
  return fraction(low * 999_983n + (high - low) * step, 999_983_000n) ?? ONE;
}

function wholePlace(name: string, index: number): Rational {
  return integer(1n + (BigInt(hashOfName(`${index}:${name}`)) % MAX_WHOLE));
}

/** Each name goes through the row in strides of its own, so that two do not go in step. */
function placeInRow(name: string, index: number): number {
  const hash = hashOfName(`row ${name}`);
  const stride = 1 + (hash % (WHOLES_IN_A_ROW - 1));
  return 1 + ((hash + index * stride) % WHOLES_IN_A_ROW);
}

function wideWhole(name: string, index: number): number {
  const width = WIDTHS[index % WIDTHS.length] ?? 1;
  return FIRST_WIDE_WHOLE + (hashOfName(`wide ${index}:${name}`) % width);
}
