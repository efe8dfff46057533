import type { Expression } from './expression.ts';

/** The parts of an expression, in order; empty for a leaf. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'plus-minus':
      return expression.left === null ? [expression.right] : [expression.left, expression.right];
    case 'matrix':
      return expression.rows.flat();
    case 'reduction':
      return [expression.from, expression.to, expression.body];
    case 'and':
    case 'based':
    case 'call':
    case 'constant':
    case 'difference':
    case 'intersection':
    case 'named-set':
    case 'negation':
    case 'number':
    case 'or':
    case 'percent':
    case 'power':
    case 'product':
    case 'quantity':
    case 'quotient':
    case 'ratio':
    case 'relation':
    case 'sequence':
    case 'set-builder':
    case 'sum':
    case 'symbol':
    case 'text':
    case 'union':
      return 'operands' in expression ? expression.operands : [];
  }
}

/** Whether the predicate holds for the expression or anything within it. */
export function contains(
  expression: Expression,
  predicate: (part: Expression) => boolean,
): boolean {
  return (
    predicate(expression) || childrenOf(expression).some((child) => contains(child, predicate))
  );
}

/** The names that the value depends on, each once, in order of appearance. */
export function namesIn(expression: Expression): Set<string> {
  const names = new Set<string>();
  collectNames(expression, new Set(), names);
  return names;
}

/** The parser stays below both; an expression built elsewhere might not, and recursion must end. */
const MAX_DEPTH = 250;
const MAX_PARTS = 10_000;

/** Whether the expression is small enough to be walked recursively. */
export function isWalkable(expression: Expression): boolean {
  let parts = 0;
  let level: readonly Expression[] = [expression];
  for (let depth = 0; level.length > 0; depth += 1) {
    parts += level.length;
    if (depth > MAX_DEPTH || parts > MAX_PARTS) return false;
    level = level.flatMap(childrenOf);
  }
  return true;
}

function collectNames(expression: Expression, bound: Set<string>, names: Set<string>): void {
  if (expression.type === 'symbol') {
    if (!bound.has(expression.name)) names.add(expression.name);
    return;
  }
  if (expression.type === 'reduction') {
    collectNames(expression.from, bound, names);
    collectNames(expression.to, bound, names);
    collectNames(expression.body, new Set([...bound, expression.variable]), names);
    return;
  }
  for (const child of childrenOf(expression)) collectNames(child, bound, names);
}
