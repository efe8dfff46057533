import type { Expression, Sequence } from '../expression.ts';

/** An expression on one line, as tests and explanations show it: "(+ x (^ y 2))". */
export function printExpression(expression: Expression): string {
  switch (expression.type) {
    case 'number': {
      const { numerator, denominator } = expression.value;
      return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
    }
    case 'constant':
    case 'symbol':
    case 'named-set':
      return expression.name;
    case 'text':
      return `"${expression.words}"`;
    case 'based':
      return `(base ${expression.digits} ${expression.base})`;
    case 'call':
      return list(expression.name, expression.operands);
    case 'plus-minus': {
      const { left, right, isReversed } = expression;
      return list(isReversed ? '∓' : '±', left ? [left, right] : [right]);
    }
    case 'quantity':
      return `(quantity ${printExpression(expression.operands[0])} ${expression.unit})`;
    case 'sequence':
      return printSequence(expression);
    case 'matrix':
      return `(matrix ${expression.rows.map((row) => list('', row)).join(' ')})`;
    case 'relation':
      return `(${expression.operators.join(' ')} ${expression.operands.map(printExpression).join(' ')})`;
    case 'reduction': {
      const { operation, variable, from, to, body } = expression;
      return list(`${operation} ${variable}`, [from, to, body]);
    }
    case 'sum':
    case 'product':
    case 'quotient':
    case 'power':
    case 'negation':
    case 'percent':
    case 'ratio':
    case 'union':
    case 'intersection':
    case 'difference':
    case 'set-builder':
    case 'and':
    case 'or':
      return list(SIGNS[expression.type] ?? expression.type, expression.operands);
  }
}

function printSequence({ open, close, operands }: Sequence): string {
  if (open === 'none' || close === 'none') return list('list', operands);
  return `${open}${operands.map(printExpression).join(', ')}${close}`;
}

const SIGNS: Readonly<Record<string, string>> = {
  sum: '+',
  product: '*',
  quotient: '/',
  power: '^',
  negation: '-',
  percent: '%',
  ratio: ':',
};

function list(head: string, operands: readonly Expression[]): string {
  return `(${[head, ...operands.map(printExpression)].filter((part) => part !== '').join(' ')})`;
}
