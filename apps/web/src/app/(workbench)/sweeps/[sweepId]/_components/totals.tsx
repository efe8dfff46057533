import type { SweepProgress } from '@assay/contracts/sweeps';

import { StatusBadge } from '../../../../../components/ui/badge.tsx';
import { ProgressBar } from '../../../../../components/ui/progress-bar.tsx';
import { Stat } from '../../../../../components/ui/stat.tsx';
import { prepareTotals, restName, sweepSegments } from '../prepare-progress.ts';
import { SegmentLegend } from './segment-legend.tsx';

/** Every figure has its own column of one width, so that ticking digits move nothing. */
export function Totals({ progress }: { progress: SweepProgress }) {
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid min-h-32 grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4 xl:min-h-16 xl:grid-cols-8">
        {prepareTotals(progress).map((total) => (
          <Stat key={total.label} {...total} />
        ))}
      </dl>
      <ProgressBar
        label="Samples of the sweep"
        total={progress.planned}
        segments={sweepSegments(progress.runs)}
        className="h-3"
      />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-xs">
        <StatusBadge status={progress.status} className="w-24 text-sm" />
        <SegmentLegend rest={restName(progress)} />
      </div>
    </div>
  );
}
