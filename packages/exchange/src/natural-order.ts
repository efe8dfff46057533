const PARTS = /\d+|\D+/g;

/** Compares names so that "level 2" stands before "level 10"; by code units otherwise, alike everywhere. */
export function naturalOrder(first: string, second: string): number {
  const [left, right] = [first, second].map((name) => name.match(PARTS) ?? []);
  for (const [index, part] of (left ?? []).entries()) {
    const other = right?.[index];
    if (other === undefined) return 1;
    const order = compareParts(part, other);
    if (order !== 0) return order;
  }
  return (left?.length ?? 0) - (right?.length ?? 0);
}

function compareParts(first: string, second: string): number {
  const areNumbers = /^\d/.test(first) && /^\d/.test(second);
  if (areNumbers && first.length < 16 && second.length < 16) {
    const order = Number(first) - Number(second);
    if (order !== 0) return order;
  }
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
