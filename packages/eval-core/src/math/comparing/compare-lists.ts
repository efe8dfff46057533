import type { Expression, Sequence } from '../expression.ts';
import { isScalar } from './compare-scalars.ts';
import {
  anyEqual,
  decided,
  pairwise,
  type Comparison,
  type ComparisonContext,
  type ComparisonRule,
} from './comparison.ts';
import { matchingOf, type Shape } from './list-shapes.ts';
import { compareAsSets, compareInAnyOrder } from './match-items.ts';
import { plusMinusReadings } from './plus-minus.ts';

interface Items {
  shape: Shape;
  items: readonly Expression[];
}

/** Tuples, lists, sets, several solutions, and the two values of ±. */
export const compareLists: ComparisonRule = (gold, answer, context) => {
  const golds = readingsOf(gold);
  const answers = readingsOf(answer);
  if (golds === null || answers === null) return null;
  if (golds[0]?.shape === 'single' && answers[0]?.shape === 'single') return null;
  return anyEqual(comparedReadings(golds, answers, context), 'set');
};

function* comparedReadings(
  golds: readonly Items[],
  answers: readonly Items[],
  context: ComparisonContext,
): Generator<Comparison> {
  for (const gold of golds) {
    for (const answer of answers) yield compareItems(gold, answer, context);
  }
}

function compareItems(gold: Items, answer: Items, context: ComparisonContext): Comparison {
  switch (matchingOf(gold.shape, answer.shape, context.policy)) {
    case 'in-order':
      return pairwise(gold.items, answer.items, context, 'tuple');
    case 'in-any-order':
      return compareInAnyOrder(gold.items, answer.items, context);
    case 'as-sets':
      return compareAsSets(gold.items, answer.items, context);
    case 'different':
      return decided(false, 'kind');
  }
}

/** null: a thing that is not, and has not, several values. */
function readingsOf(expression: Expression): Items[] | null {
  switch (expression.type) {
    case 'sequence':
      return [{ shape: shapeOf(expression), items: expression.operands }];
    case 'named-set':
      return expression.name === 'empty' ? [{ shape: 'set', items: [] }] : null;
    case 'and':
    case 'or':
      return [{ shape: 'bare', items: expression.operands }];
    case 'union':
      return readingsOfUnion(expression.operands);
    case 'relation':
    case 'ratio':
      return [{ shape: 'single', items: [expression] }];
    case 'based':
    case 'call':
    case 'constant':
    case 'difference':
    case 'intersection':
    case 'matrix':
    case 'negation':
    case 'number':
    case 'percent':
    case 'plus-minus':
    case 'power':
    case 'product':
    case 'quantity':
    case 'quotient':
    case 'reduction':
    case 'set-builder':
    case 'sum':
    case 'symbol':
    case 'text':
      return readingsOfValue(expression);
  }
}

function readingsOfUnion(operands: readonly Expression[]): Items[] | null {
  const sets = operands.filter((operand) => operand.type === 'sequence' && operand.open === '{');
  if (sets.length < operands.length) return null;
  return [{ shape: 'set', items: sets.flatMap((set) => ('operands' in set ? set.operands : [])) }];
}

function readingsOfValue(expression: Expression): Items[] | null {
  if (!isScalar(expression) && expression.type !== 'plus-minus') return null;
  const readings = plusMinusReadings(expression);
  return readings === null
    ? [{ shape: 'single', items: [expression] }]
    : readings.map((items) => ({ shape: 'set', items }));
}

function shapeOf({ open, close, operands }: Sequence): Shape {
  if (open === 'none') return 'bare';
  if (open === '{') return 'set';
  if (open === '(' && close === ')') return 'tuple';
  if (open !== '[' || close !== ']') return 'interval';
  return operands.length === 2 ? 'pair' : 'array';
}
