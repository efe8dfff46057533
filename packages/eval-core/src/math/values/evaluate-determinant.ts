import type { Expression } from '../expression.ts';
import { integer } from '../rational.ts';
import type { Arithmetic } from './arithmetic.ts';

/** Expansion by minors takes n! products: 120 here. */
const MAX_SIZE = 5;

/** The determinant of a square matrix of up to five rows; null where an entry has no value. */
export function determinant<Value>(
  rows: readonly (readonly Expression[])[],
  valueOf: (entry: Expression) => Value | null,
  arithmetic: Arithmetic<Value>,
): Value | null {
  if (rows.length > MAX_SIZE || rows.some((row) => row.length !== rows.length)) return null;
  const values: Value[][] = [];
  for (const row of rows) {
    const known = row.map(valueOf).filter((value) => value !== null);
    if (known.length < row.length) return null;
    values.push(known);
  }
  return byMinors(values, arithmetic);
}

function byMinors<Value>(rows: Value[][], arithmetic: Arithmetic<Value>): Value | null {
  const [first, ...rest] = rows;
  if (first === undefined) return arithmetic.fromRational(integer(1));
  let total = arithmetic.fromRational(integer(0));
  for (const [column, entry] of first.entries()) {
    const minor = byMinors(
      rest.map((row) => row.toSpliced(column, 1)),
      arithmetic,
    );
    const sign = arithmetic.fromRational(integer(column % 2 === 0 ? 1 : -1));
    if (minor === null || sign === null || total === null) return null;
    const product = arithmetic.multiply(entry, minor);
    const term = product === null ? null : arithmetic.multiply(product, sign);
    if (term === null) return null;
    total = arithmetic.add(total, term);
  }
  return total;
}
