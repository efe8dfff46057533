import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';

import { CurveChart } from '../../../../../charts/marks/curve-chart.tsx';
import {
  prepareRunSpread,
  type SpreadView,
} from '../../../../../charts/prepare/prepare-run-spread.ts';
import { Panel } from '../../../../../components/ui/card.tsx';
import { nextRunSentence } from '../prepare-next-run.ts';
import { ViewSwitch } from './view-switch.tsx';

const VIEWS = [
  { view: 'density', label: 'Density' },
  { view: 'ecdf', label: 'ECDF' },
] as const;

interface SpreadPanelProps {
  statistics: RunStatistics;
  view: SpreadView;
  onView: (view: SpreadView) => void;
}

/** What one run alone would have shown. */
export function SpreadPanel({ statistics, view, onView }: SpreadPanelProps) {
  const { distribution, level, nextRun } = statistics;
  return (
    <Panel
      title="Single runs"
      description="What one repeat alone would have shown."
      actions={<ViewSwitch label="Spread" views={VIEWS} current={view} onChange={onView} />}
    >
      <p className="mb-3 max-w-[90ch] text-sm">{nextRunSentence(nextRun)}</p>
      <CurveChart model={prepareRunSpread(distribution, { view, level })} />
    </Panel>
  );
}
