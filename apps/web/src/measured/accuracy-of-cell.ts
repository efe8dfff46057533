import type { Accuracy } from '@assay/contracts/cells';
import type { AccuracyCell } from '@assay/eval-core/statistics/accuracy';

/** A cell's accuracy as the chart preparers take it; `plannedItems` are those of the benchmark version. */
export function accuracyOfCell(accuracy: Accuracy, plannedItems: number): AccuracyCell {
  return {
    ...accuracy,
    // 0.95 is the only level there is; the contract carries it as a plain number.
    interval: accuracy.interval && { ...accuracy.interval, level: 0.95 },
    itemsWithoutSamples: Math.max(0, plannedItems - accuracy.items),
  };
}
