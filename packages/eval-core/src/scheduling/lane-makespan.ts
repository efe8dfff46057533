/**
 * When the last of these jobs ends, if each begins in turn on the lane that is free first (list scheduling: Graham,
 * "Bounds for certain multiprocessing anomalies", 1966). All lanes are equally fast.
 *
 * @param durations from 0, in any unit, in the order in which the jobs begin
 * @param lanes how many jobs run at once, from 1
 * @returns in the unit of the durations; 0 without jobs
 */
export function laneMakespan(durations: Float64Array, lanes: number): number {
  // When each lane is free, as a binary heap with the earliest first.
  const freeAt = new Float64Array(lanes);
  let last = 0;
  for (const duration of durations) {
    const end = (freeAt[0] ?? 0) + duration;
    if (end > last) last = end;
    putInPlaceOfFirst(freeAt, end);
  }
  return last;
}

function putInPlaceOfFirst(heap: Float64Array, value: number): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const right = left + 1;
    const leftValue = heap[left] ?? Number.POSITIVE_INFINITY;
    const rightValue = heap[right] ?? Number.POSITIVE_INFINITY;
    const child = leftValue <= rightValue ? left : right;
    const childValue = Math.min(leftValue, rightValue);
    if (value <= childValue) break;
    heap[at] = childValue;
    at = child;
  }
  heap[at] = value;
}
