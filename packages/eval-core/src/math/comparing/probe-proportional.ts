import { childrenOf, namesIn } from '../children.ts';
import type { Expression, Rational } from '../expression.ts';
import { integer } from '../rational.ts';
import { createComplexArithmetic } from '../values/complex.ts';
import type { Effort } from '../values/effort.ts';
import { evaluate } from '../values/evaluate.ts';
import { fractionOfName, hashOfName } from '../values/unknown-values.ts';
import { growsFast, hasSteps } from './probe-points.ts';
import { probe } from './probe.ts';

/** Whether one expression is a constant, other than 0, times another, and on which side of 0 that constant is. */
export type Proportionality = 'positive' | 'negative' | 'not' | 'undefined' | 'out-of-reach';

/**
 * With a place p₀ at which both have a value: f = c·g with a constant c says the same as
 * f(x)·g(p₀) = g(x)·f(p₀) for all x.
 */
export function probeProportional(
  left: Expression,
  right: Expression,
  effort: Effort,
): Proportionality {
  const names = [...new Set([...namesIn(left), ...namesIn(right)])];
  const sides = [left, right];
  const reference = sides.some(growsFast)
    ? wholeReference
    : sides.some(hasSteps)
      ? largeReference
      : smallReference;
  const place = new Map(names.map((name) => [name, reference(name)]));
  const sign = signOfRatio(left, right, place, effort);
  if (sign === 'undefined' || sign === 'not') return sign;
  const references = sides.map((side) => substituted(side, place));
  const finding = probe(
    {
      expressions: [left, right, ...references],
      holds: ([f, g, f0, g0], arithmetic) => {
        if (f === undefined || g === undefined || f0 === undefined || g0 === undefined)
          return false;
        const [a, b] = [arithmetic.multiply(f, g0), arithmetic.multiply(g, f0)];
        return a !== null && b !== null && arithmetic.isClose(a, b);
      },
    },
    effort,
  );
  if (finding === 'same') return sign;
  return finding === 'different' ? 'not' : finding;
}

function smallReference(name: string): Rational {
  return fractionOfName(`reference ${name}`);
}

function wholeReference(name: string): Rational {
  return integer(2 + (hashOfName(`reference ${name}`) % 19));
}

/** ⌊x/5⌋ is 0 wherever x is small. */
function largeReference(name: string): Rational {
  return integer(1_009 + (hashOfName(`reference ${name}`) % 8_999));
}

/** At a place that nobody chose a formula is 0 only if it is 0 everywhere. */
function signOfRatio(
  left: Expression,
  right: Expression,
  place: ReadonlyMap<string, Rational>,
  effort: Effort,
): 'positive' | 'negative' | 'not' | 'undefined' {
  const arithmetic = createComplexArithmetic();
  const point = new Map(
    [...place].flatMap(([name, value]) => {
      const placed = arithmetic.fromRational(value);
      return placed === null ? [] : [[name, placed] as const];
    }),
  );
  const [f, g] = [left, right].map((side) =>
    evaluate(side, { arithmetic, point, isReal: false, effort }),
  );
  if (f === null || g === null || f === undefined || g === undefined) return 'undefined';
  if (arithmetic.isZero(f) || arithmetic.isZero(g)) {
    return arithmetic.isZero(f) && arithmetic.isZero(g) ? 'positive' : 'not';
  }
  const ratio = arithmetic.divide(f, g);
  if (ratio === null) return 'undefined';
  return ratio.re < 0 ? 'negative' : 'positive';
}

/** The expression with numbers for its free names. */
function substituted(expression: Expression, place: ReadonlyMap<string, Rational>): Expression {
  if (expression.type === 'symbol') {
    const value = place.get(expression.name);
    return value === undefined ? expression : { type: 'number', value, decimals: null };
  }
  if (expression.type === 'reduction') {
    const inner = new Map([...place].filter(([name]) => name !== expression.variable));
    const [from, to] = [substituted(expression.from, place), substituted(expression.to, place)];
    return { ...expression, from, to, body: substituted(expression.body, inner) };
  }
  if (!('operands' in expression)) return expression;
  const operands = childrenOf(expression).map((child) => substituted(child, place));
  // The same type with as many operands: only their values have changed.
  return { ...expression, operands } as Expression;
}
