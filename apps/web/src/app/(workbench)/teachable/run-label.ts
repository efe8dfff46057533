import { hasEnded } from '@assay/contracts/has-ended';
import type { MeasuredRunInfo } from '@assay/contracts/teachable';

import { counted } from '../../../format/counted.ts';
import { formatPercent } from '../../../format/numbers.ts';
import { variantLabel } from '../../../format/variant-label.ts';

/** "qwen3-8b, template 3fa9c01b22de": the checkpoint, and how it was asked where that is not the usual. */
export function runLabel({ checkpointName, variant }: MeasuredRunInfo): string {
  const asked = variantLabel(variant);
  return asked === null ? checkpointName : `${checkpointName}, ${asked}`;
}

/** "62.9 % correct, run 12": a share of samples, to choose by and not to cite. */
export function runShare({ correct, samples, runId }: MeasuredRunInfo): string {
  return `${formatPercent(correct / samples)} % correct, run ${runId}`;
}

/** "62.9 % correct, run 12 of Nightly, 5 repeats"; of one under way, how many samples there are of it. */
export function runSize(run: MeasuredRunInfo): string {
  const size = hasEnded(run.status)
    ? counted(run.repeats, 'repeat')
    : `${counted(run.samples, 'sample')} so far`;
  return `${runShare(run)} of ${run.sweepName}, ${size}`;
}
