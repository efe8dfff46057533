import { contains } from '../children.ts';
import type { Expression } from '../expression.ts';

/** More signs than this (32 values) are left as they are written. */
const MAX_INDEPENDENT_SIGNS = 5;

/**
 * The values that ± stands for: with all signs chosen together (a ± b ∓ c has two values) and, where
 * there are several ±, also each for itself (±1 ± √2 has four): a list of lists, one for each way to read
 * it. null: there is no ±.
 */
export function plusMinusReadings(expression: Expression): Expression[][] | null {
  if (!contains(expression, ({ type }) => type === 'plus-minus')) return null;
  // One inside a relation or a matrix belongs to that, and not to this value.
  const count = countSigns(expression);
  if (count === 0) return null;
  const together = [withSigns(expression, () => true), withSigns(expression, () => false)];
  if (count === 1 || count > MAX_INDEPENDENT_SIGNS) return [together];
  const each = Array.from({ length: 2 ** count }, (_, choice) => {
    let place = 0;
    return withSigns(expression, () => ((choice >> place++) & 1) === 0);
  });
  return [together, each];
}

function countSigns(expression: Expression): number {
  let count = 0;
  withSigns(expression, () => {
    count += 1;
    return true;
  });
  return count;
}

/** The expression with each ± replaced: by + where the next choice is true, by − where it is false. */
function withSigns(expression: Expression, isPlus: () => boolean): Expression {
  switch (expression.type) {
    case 'plus-minus': {
      const left = expression.left === null ? null : withSigns(expression.left, isPlus);
      const isAdded = isPlus() !== expression.isReversed;
      const right = withSigns(expression.right, isPlus);
      const term: Expression = isAdded ? right : { type: 'negation', operands: [right] };
      return left === null ? term : { type: 'sum', operands: [left, term] };
    }
    case 'sum':
    case 'product':
    case 'call':
      return {
        ...expression,
        operands: expression.operands.map((operand) => withSigns(operand, isPlus)),
      };
    case 'quotient':
    case 'power': {
      const [left, right] = expression.operands;
      return { ...expression, operands: [withSigns(left, isPlus), withSigns(right, isPlus)] };
    }
    case 'negation':
    case 'percent':
    case 'quantity':
      return { ...expression, operands: [withSigns(expression.operands[0], isPlus)] };
    case 'sequence':
      return {
        ...expression,
        operands: expression.operands.map((operand) => withSigns(operand, isPlus)),
      };
    case 'and':
    case 'based':
    case 'constant':
    case 'difference':
    case 'intersection':
    case 'matrix':
    case 'named-set':
    case 'number':
    case 'or':
    case 'ratio':
    case 'reduction':
    case 'relation':
    case 'set-builder':
    case 'symbol':
    case 'text':
    case 'union':
      return expression;
  }
}
