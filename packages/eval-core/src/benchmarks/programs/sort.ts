export const ORDERS = ['ascending', 'descending'] as const;

export type Order = (typeof ORDERS)[number];

/** A sorted copy; items of equal keys stay in their order, both ways. Texts compare by code unit. */
export function sorted<T>(
  items: readonly T[],
  order: Order,
  keyOf: (item: T) => number | string,
): T[] {
  const sign = order === 'ascending' ? 1 : -1;
  return [...items].sort((left, right) => sign * compared(keyOf(left), keyOf(right)));
}

function compared(left: number | string, right: number | string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The same in Python, whose `reverse=True` keeps the order of equal items too. null: by the item itself. */
export function pythonSorted(order: Order, key: string | null): string {
  const how = [
    ...(key === null ? [] : [`key=${key}`]),
    ...(order === 'ascending' ? [] : ['reverse=True']),
  ];
  return `sorted(${['items', ...how].join(', ')})`;
}
