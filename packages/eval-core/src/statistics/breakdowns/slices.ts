import type { SampleMatrix } from '../sample-matrix.ts';

/** The rows of a matrix whose items have one value of an attribute. */
export interface Slice {
  /** As text: 3 and "3" are one value. */
  value: string;
  rows: number[];
}

/** The attributes that any item has, by name, in the order they come. */
export function attributeNames({ attributes }: SampleMatrix): string[] {
  return [...new Set(attributes.flatMap((ofItem) => Object.keys(ofItem)))];
}

/**
 * The items by their value of an attribute, in the order of {@link compareValues}; items without the attribute are in
 * no slice.
 */
export function slicesOf({ attributes }: SampleMatrix, name: string): Slice[] {
  const rows = new Map<string, number[]>();
  for (const [row, ofItem] of attributes.entries()) {
    if (!Object.hasOwn(ofItem, name)) continue;
    const value = String(ofItem[name]);
    const slice = rows.get(value);
    if (slice === undefined) rows.set(value, [row]);
    else slice.push(row);
  }
  return [...rows]
    .map(([value, ofValue]) => ({ value, rows: ofValue }))
    .sort((left, right) => compareValues(left.value, right.value));
}

/** Numbers by size and before other text; text by its code units, so that the order is the same everywhere. */
function compareValues(left: string, right: string): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== null && b !== null && a !== b) return a - b;
  if (a !== null && b === null) return -1;
  if (a === null && b !== null) return 1;
  return left < right ? -1 : left > right ? 1 : 0;
}

function numberOf(text: string): number | null {
  const value = text.trim() === '' ? NaN : Number(text);
  return Number.isNaN(value) ? null : value;
}
