import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';

import { CurveChart } from '../../../../../charts/marks/curve-chart.tsx';
import { prepareBudgetCurve } from '../../../../../charts/prepare/prepare-budget-curve.ts';
import { Panel } from '../../../../../components/ui/card.tsx';

interface BudgetPanelProps {
  statistics: RunStatistics;
  maxTokens: number;
}

export function BudgetPanel({ statistics, maxTokens }: BudgetPanelProps) {
  return (
    <Panel title="Token budget" description="The accuracy had max tokens been smaller.">
      <CurveChart model={prepareBudgetCurve({ ...statistics, maxTokens })} />
    </Panel>
  );
}
