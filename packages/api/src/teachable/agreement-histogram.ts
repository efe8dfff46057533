import type { AgreementBin } from '@assay/contracts/teachable';
import type { TeachableItem } from '@assay/eval-core/teachable/teachable-prompts';

const BINS = 10;

/** Ten bins of weak agreement from 0 to 1; full agreement belongs to the last. */
export function agreementHistogram(
  items: readonly Pick<TeachableItem, 'agreement' | 'isKept'>[],
): AgreementBin[] {
  const bins = Array.from({ length: BINS }, (_, index) => ({
    fromFraction: index / BINS,
    toFraction: (index + 1) / BINS,
    kept: 0,
    leftOut: 0,
  }));
  for (const { agreement, isKept } of items) {
    if (agreement.value === null) continue;
    const bin = bins[binOf(agreement.value)];
    if (bin) bin[isKept ? 'kept' : 'leftOut'] += 1;
  }
  return bins;
}

/** 0.3 × 10 is 3, but 0.7 × 10 could be 6.999…: a share of samples lies on the edge it names. */
function binOf(share: number): number {
  return Math.min(BINS - 1, Math.floor(share * BINS + 1e-9));
}
