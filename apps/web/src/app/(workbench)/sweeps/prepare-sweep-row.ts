import type { SweepSummary } from '@assay/contracts/sweeps';

import type { ProgressSegment } from '../../../components/ui/progress-segments.ts';
import { counted } from '../../../format/counted.ts';
import { formatCount } from '../../../format/numbers.ts';

export interface SweepRowModel {
  /** "1,204 of 1,920". */
  progress: string;
  segments: ProgressSegment[];
  /** "4 checkpoints × 2 benchmarks", with "in 16 runs" where prompts are an axis, too. */
  shape: string;
}

/** One sweep of the list as it is drawn. */
export function prepareSweepRow(sweep: SweepSummary): SweepRowModel {
  return {
    progress: `${formatCount(sweep.samples)} of ${formatCount(sweep.planned)}`,
    segments: [
      { tone: 'done', label: 'done', count: sweep.samples },
      { tone: 'failed', label: 'failed', count: sweep.failures },
    ],
    shape: shapeOf(sweep),
  };
}

function shapeOf({ checkpoints, benchmarks, runs }: SweepSummary): string {
  const shape = `${counted(checkpoints, 'checkpoint')} × ${counted(benchmarks, 'benchmark')}`;
  return runs === checkpoints * benchmarks ? shape : `${shape} in ${counted(runs, 'run')}`;
}
