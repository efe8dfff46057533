import type { Expression } from '../expression.ts';
import { integer } from '../rational.ts';
import { isScalar } from './compare-scalars.ts';
import { decided, pairwise, type ComparisonRule } from './comparison.ts';

type Rows = readonly (readonly Expression[])[];

/** Entry by entry, after sums and products of matrices are worked out; a row or column may be written as a tuple. */
export const compareMatrices: ComparisonRule = (gold, answer, context) => {
  const [goldMatrix, answerMatrix] = [matrixOf(gold), matrixOf(answer)];
  if (goldMatrix === null && answerMatrix === null) return null;
  const goldRows = goldMatrix ?? rowsOfLists(gold);
  const answerRows = answerMatrix ?? rowsOfLists(answer);
  const goldEntries = goldRows?.flat() ?? vectorOf(gold);
  const answerEntries = answerRows?.flat() ?? vectorOf(answer);
  if (goldEntries === null || answerEntries === null) return decided(false, 'kind');
  const isSameShape =
    goldRows === null || answerRows === null
      ? isVector(goldRows ?? answerRows)
      : goldRows.length === answerRows.length && widthOf(goldRows) === widthOf(answerRows);
  if (!isSameShape) return decided(false, 'matrix');
  return pairwise(goldEntries, answerEntries, context, 'matrix');
};

/** [[1, 2], [3, 4]], as programs write a matrix. */
function rowsOfLists(expression: Expression): Rows | null {
  if (expression.type !== 'sequence' || expression.open !== '[') return null;
  const rows = expression.operands.flatMap((row) =>
    row.type === 'sequence' && row.open === '[' ? [row.operands] : [],
  );
  return rows.length > 0 && rows.length === expression.operands.length ? rows : null;
}

function vectorOf(expression: Expression): readonly Expression[] | null {
  return expression.type === 'sequence' && expression.open === '(' && expression.close === ')'
    ? expression.operands
    : null;
}

function isVector(rows: Rows | null): boolean {
  return rows !== null && (rows.length === 1 || widthOf(rows) === 1);
}

function widthOf(rows: Rows): number {
  return rows[0]?.length ?? 0;
}

/** Larger matrices are compared as they are written: a product would have too many terms. */
const MAX_SIZE = 8;

/** The entries of a matrix or of a sum, product, multiple or transpose of matrices; null: not a matrix. */
function matrixOf(expression: Expression): Rows | null {
  switch (expression.type) {
    case 'matrix':
      return isRectangular(expression.rows) ? expression.rows : null;
    case 'negation':
      return scaled(matrixOf(expression.operands[0]), number(-1));
    case 'quotient': {
      const rows = matrixOf(expression.operands[0]);
      const inverse: Expression = {
        type: 'quotient',
        operands: [number(1), expression.operands[1]],
      };
      return isScalar(expression.operands[1]) ? scaled(rows, inverse) : null;
    }
    case 'power': {
      const [base, exponent] = expression.operands;
      if (isTransposition(exponent)) return transposed(matrixOf(base));
      return combined(timesOf(exponent).fill(base), productOf);
    }
    case 'sum':
      return combined(expression.operands, sumOf);
    case 'product':
      return combined(expression.operands, productOf);
    case 'and':
    case 'based':
    case 'call':
    case 'constant':
    case 'difference':
    case 'intersection':
    case 'named-set':
    case 'number':
    case 'or':
    case 'percent':
    case 'plus-minus':
    case 'quantity':
    case 'ratio':
    case 'reduction':
    case 'relation':
    case 'sequence':
    case 'set-builder':
    case 'symbol':
    case 'text':
    case 'union':
      return null;
  }
}

function isRectangular(rows: Rows): boolean {
  return rows.every((row) => row.length === widthOf(rows));
}

function isTransposition(exponent: Expression): boolean {
  return exponent.type === 'symbol' && exponent.name === 'T';
}

/** M^2 and M^3 are worked out; entries of higher powers have too many terms. */
const MAX_POWER = 3n;

function timesOf(exponent: Expression): Expression[] {
  const value = exponent.type === 'number' ? exponent.value : null;
  const isSmall =
    value?.denominator === 1n && value.numerator >= 1n && value.numerator <= MAX_POWER;
  return isSmall ? new Array<Expression>(Number(value.numerator)) : [];
}

type Factor = Rows | Expression;

function combined(
  operands: readonly Expression[],
  operation: (left: Factor, right: Factor) => Factor | null,
): Rows | null {
  let total: Factor | null = null;
  for (const operand of operands) {
    const factor: Factor | null = matrixOf(operand) ?? (isScalar(operand) ? operand : null);
    if (factor === null) return null;
    total = total === null ? factor : operation(total, factor);
    if (total === null) return null;
  }
  return isRows(total) ? total : null;
}

function isRows(factor: Factor | null): factor is Rows {
  return Array.isArray(factor);
}

function sumOf(left: Factor, right: Factor): Factor | null {
  if (!isRows(left) || !isRows(right)) {
    return isRows(left) || isRows(right) ? null : { type: 'sum', operands: [left, right] };
  }
  if (left.length !== right.length || widthOf(left) !== widthOf(right)) return null;
  return left.map((row, y) =>
    row.map((entry, x) => ({ type: 'sum', operands: [entry, right[y]?.[x] ?? number(0)] })),
  );
}

function productOf(left: Factor, right: Factor): Factor | null {
  if (!isRows(left)) {
    return isRows(right) ? scaled(right, left) : { type: 'product', operands: [left, right] };
  }
  if (!isRows(right)) return scaled(left, right);
  const isSmall = Math.max(left.length, right.length, widthOf(right)) <= MAX_SIZE;
  if (!isSmall || widthOf(left) !== right.length) return null;
  const columns = transposed(right) ?? [];
  return left.map((row) => columns.map((column) => dotProduct(row, column)));
}

function dotProduct(row: readonly Expression[], column: readonly Expression[]): Expression {
  return {
    type: 'sum',
    operands: row.map((entry, index) => ({
      type: 'product',
      operands: [entry, column[index] ?? number(0)],
    })),
  };
}

function scaled(rows: Rows | null, factor: Expression): Rows | null {
  if (rows === null) return null;
  return rows.map((row) =>
    row.map((entry): Expression => ({ type: 'product', operands: [factor, entry] })),
  );
}

function transposed(rows: Rows | null): Rows | null {
  const first = rows?.[0];
  if (first === undefined || rows === null) return null;
  return first.map((_, column) => rows.map((row) => row[column] ?? number(0)));
}

function number(value: number): Expression {
  return { type: 'number', value: integer(value), decimals: null };
}
