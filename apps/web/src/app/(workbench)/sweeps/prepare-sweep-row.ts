import type { SweepSummary } from '@assay/contracts/sweeps';

import type { ProgressSegment } from '../../../components/ui/progress-segments.ts';
import { counted } from '../../../format/counted.ts';
import { formatCount } from '../../../format/numbers.ts';

export interface SweepRowModel {
  /** "1,204 of 1,920". */
  progress: string;
  segments: ProgressSegment[];
  /** "4 checkpoints × 2 benchmarks". */
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
    shape: `${counted(sweep.checkpoints, 'checkpoint')} × ${counted(sweep.benchmarks, 'benchmark')}`,
  };
}
