import type { Expression, NumberLiteral, Sequence } from '../expression.ts';
import { divide, fraction, integer, multiply, negate, ONE } from '../rational.ts';

export function call(name: string, ...operands: Expression[]): Expression {
  return { type: 'call', name, operands };
}

export function wholeNumber(value: bigint | number): NumberLiteral {
  return { type: 'number', value: integer(value), decimals: null };
}

export function symbol(name: string): Expression {
  return { type: 'symbol', name };
}

export function sequence(
  operands: Expression[],
  open: Sequence['open'] = 'none',
  close: Sequence['close'] = 'none',
): Expression {
  return { type: 'sequence', open, close, operands };
}

/** −x; a literal carries its sign itself, with the decimals that were written. */
export function negative(operand: Expression): Expression {
  return operand.type === 'number'
    ? { ...operand, value: negate(operand.value) }
    : { type: 'negation', operands: [operand] };
}

export function product(left: Expression, right: Expression): Expression {
  const factors = left.type === 'product' ? left.operands : [left];
  return { type: 'product', operands: [...factors, right] };
}

export function quotient(numerator: Expression, denominator: Expression): Expression {
  return { type: 'quotient', operands: [numerator, denominator] };
}

export function power(base: Expression, exponent: Expression): Expression {
  return { type: 'power', operands: [base, exponent] };
}

export function root(radicand: Expression, degree: Expression): Expression {
  const exponent = degree.type === 'number' ? divide(ONE, degree.value) : null;
  return power(
    radicand,
    exponent
      ? { type: 'number', value: exponent, decimals: null }
      : quotient(wholeNumber(1), degree),
  );
}

export function quantity(value: Expression, unit: string): Expression {
  return { type: 'quantity', operands: [value], unit };
}

/** The literal of plain digits such as "12.50" or "1.2e-5"; decimals count the places that were written. */
export function literal(digits: string): NumberLiteral {
  const [mantissa = '', exponentText] = digits.split('e');
  const exponent = Number(exponentText ?? 0);
  const [whole = '', decimals] = mantissa.split('.');
  const places = decimals?.length ?? 0;
  const value = BigInt(whole + (decimals ?? ''));
  const shift = exponent - places;
  return {
    type: 'number',
    value:
      shift >= 0
        ? integer(value * 10n ** BigInt(shift))
        : (fraction(value, 10n ** BigInt(-shift)) ?? integer(value)),
    decimals: decimals === undefined && exponent >= 0 ? null : Math.max(0, -shift),
  };
}

export function scaled(value: NumberLiteral, factor: bigint): NumberLiteral {
  return { ...value, value: multiply(value.value, integer(factor)) };
}
