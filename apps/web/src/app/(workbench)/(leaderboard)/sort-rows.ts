import { isColumnSort } from './search-params.ts';

export interface SortableRow {
  name: string;
  family: string | null;
  step: number | null;
  /** Whether anything was measured of it. */
  hasSamples: boolean;
  /** Estimate by sort key of the column; null where it is not known. */
  estimates: ReadonlyMap<string, number | null>;
}

export interface RowOrder {
  sort: string;
  order: 'asc' | 'desc';
}

const byName = new Intl.Collator('en', { numeric: true });

/**
 * Rows in the chosen order, those without samples behind the others whatever it is: nobody comes for them. What is
 * unknown comes last in either direction: it is neither small nor large. Ties fall back to the name, so that the order never depends on how the rows arrived.
 */
export function sortRows<Row extends SortableRow>(rows: readonly Row[], order: RowOrder): Row[] {
  const direction = order.order === 'asc' ? 1 : -1;
  return [...rows].sort((left, right) => {
    if (left.hasSamples !== right.hasSamples) return left.hasSamples ? -1 : 1;
    const primary = compareKnown(
      sortValue(left, order.sort),
      sortValue(right, order.sort),
      direction,
    );
    return primary === 0 ? byName.compare(left.name, right.name) : primary;
  });
}

/** What a click on a header does: a new column starts with its useful end, the same one turns around. */
export function nextOrder(current: RowOrder, sort: string): RowOrder {
  if (current.sort === sort) return { sort, order: current.order === 'asc' ? 'desc' : 'asc' };
  return { sort, order: isColumnSort(sort) ? 'desc' : 'asc' };
}

/** The value of a header's aria-sort attribute. */
export function ariaSort(current: RowOrder, sort: string): 'ascending' | 'descending' | 'none' {
  if (current.sort !== sort) return 'none';
  return current.order === 'asc' ? 'ascending' : 'descending';
}

function sortValue(row: SortableRow, sort: string): string | number | null {
  if (sort === 'name') return row.name;
  if (sort === 'family') return row.family;
  if (sort === 'step') return row.step;
  return row.estimates.get(sort) ?? null;
}

function compareKnown(
  left: string | number | null,
  right: string | number | null,
  direction: 1 | -1,
): number {
  if (left === null || right === null) {
    if (left === right) return 0;
    return left === null ? 1 : -1;
  }
  if (typeof left === 'number' && typeof right === 'number') return (left - right) * direction;
  return byName.compare(String(left), String(right)) * direction;
}
