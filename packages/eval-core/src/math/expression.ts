/** An exact fraction: the denominator is positive and shares no factor with the numerator. */
export interface Rational {
  numerator: bigint;
  denominator: bigint;
}

/**
 * What a mathematical answer says, as far as it matters to whether two answers are equal. The parser keeps
 * what policies may judge differently (decimals, percent, units, delimiters) and leaves the meaning of
 * ambiguous delimiters to the comparison: "(1, 2)" is a tuple beside a point and an interval beside one.
 */
export type Expression =
  | NumberLiteral
  | { type: 'constant'; name: 'pi' | 'e' | 'i' | 'infinity' }
  /** A name with its subscript: "x", "alpha", "x_1", "A_{n+1}" as "A_(n+1)". */
  | { type: 'symbol'; name: string }
  /**
   * A function at its arguments. Known names: sqrt is a power; "log" has the arguments (x) or (x, base);
   * "ln", "exp", "sin" … "arccoth", "abs", "floor", "ceil", "factorial", "double-factorial", "binomial",
   * "gcd", "lcm", "min", "max", "mod", "conjugate", "re", "im", "arg", "det". Any other is an unknown
   * function, equal to itself at equal arguments.
   */
  | { type: 'call'; name: string; operands: Expression[] }
  | { type: 'sum'; operands: Expression[] }
  | { type: 'product'; operands: Expression[] }
  | { type: 'quotient'; operands: [numerator: Expression, denominator: Expression] }
  | { type: 'power'; operands: [base: Expression, exponent: Expression] }
  | { type: 'negation'; operands: [Expression] }
  /** Both values; without a left side it is a sign. `isReversed` is "∓". */
  | { type: 'plus-minus'; left: Expression | null; right: Expression; isReversed: boolean }
  | { type: 'percent'; operands: [Expression] }
  /** A value with a unit or a currency: "5 cm", "$5" (unit "$"), "30°" (unit "degree"). */
  | { type: 'quantity'; operands: [Expression]; unit: string }
  /** A numeral in a base: 52_8. */
  | { type: 'based'; digits: string; base: number }
  | { type: 'ratio'; operands: Expression[] }
  | Sequence
  | { type: 'union' | 'intersection' | 'difference'; operands: Expression[] }
  | { type: 'named-set'; name: 'R' | 'Q' | 'Z' | 'N' | 'C' | 'empty' }
  /** {element | condition}. */
  | { type: 'set-builder'; operands: [element: Expression, condition: Expression] }
  | { type: 'matrix'; rows: Expression[][] }
  /** A chain: a < b ≤ c has three operands and two operators. */
  | { type: 'relation'; operands: Expression[]; operators: RelationOperator[] }
  | { type: 'and' | 'or'; operands: Expression[] }
  /** Σ or Π over integers, both ends included. */
  | {
      type: 'reduction';
      operation: 'sum' | 'product';
      variable: string;
      from: Expression;
      to: Expression;
      body: Expression;
    }
  /** Words: lower case, single spaces, no punctuation at the ends. */
  | { type: 'text'; words: string };

export interface NumberLiteral {
  type: 'number';
  value: Rational;
  /** Digits behind the decimal point as written; null: written without one. */
  decimals: number | null;
}

/** Things in a row, with the delimiters as written; 'none' is a bare list. "(0, 1]" opens '(' and closes ']'. */
export interface Sequence {
  type: 'sequence';
  open: '(' | '[' | ']' | '{' | 'none';
  close: ')' | ']' | '[' | '}' | 'none';
  operands: Expression[];
}

export type RelationOperator =
  '=' | '≠' | '<' | '≤' | '>' | '≥' | '≈' | '∈' | '∉' | '⊂' | '⊆' | '≡' | '→';

export type ExpressionOf<Type extends Expression['type']> = Extract<Expression, { type: Type }>;

/** What became of a text: its readings (more than one where grouping is ambiguous: "(12,102)"), or why there are none. */
export type Reading =
  | { status: 'read'; expressions: [Expression, ...Expression[]] }
  /** Not mathematics that the parser knows. */
  | { status: 'unreadable' }
  /** Too long, too deep or too many parts to be read. */
  | { status: 'too-large' };
