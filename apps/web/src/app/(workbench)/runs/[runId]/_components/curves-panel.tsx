import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';

import { CurveChart } from '../../../../../charts/marks/curve-chart.tsx';
import { countText } from '../../../../../charts/prepare/number-text.ts';
import {
  prepareCurvesAtK,
  prepareCurveTable,
  type CurveFamily,
} from '../../../../../charts/prepare/prepare-curves-at-k.ts';
import { Panel } from '../../../../../components/ui/card.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { FigureCell } from './figure-cell.tsx';
import { ViewSwitch } from './view-switch.tsx';

const VIEWS = [
  { view: 'of-k', label: 'pass, maj, avg, worst' },
  { view: 'g-pass', label: 'G-Pass@k(τ)' },
] as const;

interface CurvesPanelProps {
  statistics: RunStatistics;
  family: CurveFamily;
  onFamily: (family: CurveFamily) => void;
}

/** Every k from one run. */
export function CurvesPanel({ statistics, family, onFamily }: CurvesPanelProps) {
  return (
    <Panel
      title="Every k"
      description="What k samples of a question would have given, exact from all repeats."
      actions={<ViewSwitch label="Curves" views={VIEWS} current={family} onChange={onFamily} />}
      flush
    >
      <div className="p-4">
        <CurveChart model={prepareCurvesAtK(statistics, family)} />
      </div>
      <div className="border-t border-line">
        <CurveTable statistics={statistics} family={family} />
      </div>
    </Panel>
  );
}

function CurveTable({ statistics, family }: Pick<CurvesPanelProps, 'statistics' | 'family'>) {
  const { head, rows } = prepareCurveTable(statistics, family);
  if (rows.length === 0) return null;
  return (
    <Table caption="Accuracy by k" maxHeightClass="">
      <thead>
        <tr>
          <Th pinned numeric>
            k
          </Th>
          {head.map((label) => (
            <Th key={label} numeric>
              {label} (%)
            </Th>
          ))}
          <Th numeric>n (questions)</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ k, figures, questions }) => (
          <tr key={k}>
            <Th scope="row" pinned numeric>
              {countText(k)}
            </Th>
            {figures.map((figure, index) => (
              <FigureCell key={head[index] ?? index} figure={figure} />
            ))}
            <Td numeric>{countText(questions)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
