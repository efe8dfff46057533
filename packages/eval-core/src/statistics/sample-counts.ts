/** What one item gave over all its repeats. `samples` counts every stored sample, unscorable ones too. */
export interface ItemCount {
  samples: number;
  correct: number;
}

/** What one repeat gave over all items. */
export interface RepeatCount {
  repeat: number;
  samples: number;
  correct: number;
}

/**
 * Share of correct samples in 0…1; `null` when there is no sample. An unscorable sample counts as not
 * correct, as in the literature's pass@1; a sample that does not exist counts as nothing.
 * @throws RangeError when the counts cannot both be true.
 */
export function accuracyOfCounts({ samples, correct }: ItemCount): number | null {
  if (!isCount(samples) || !isCount(correct) || correct > samples) {
    throw new RangeError(
      `Cannot have ${correct} correct of ${samples} samples: give whole numbers with 0 <= correct <= samples.`,
    );
  }
  return samples === 0 ? null : correct / samples;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
