const rows: Float64Array[] = [Float64Array.of(1)];

/** Row n of Pascal's triangle: C(n, 0) … C(n, n), exact up to 2^53, beyond that to 16 digits. Not to be written to. */
export function binomialRow(n: number): Float64Array {
  for (let size = rows.length; size <= n; size += 1) {
    const above = rows[size - 1] ?? Float64Array.of();
    rows.push(
      Float64Array.from({ length: size + 1 }, (_, k) => (above[k - 1] ?? 0) + (above[k] ?? 0)),
    );
  }
  return rows[n] ?? Float64Array.of();
}
