import { Panel } from '../../../../components/ui/card.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import type { ReportedModel } from '../prepare-reported.ts';
import { ReportedCell } from './reported-cell.tsx';
import { ReportedRowHeader } from './reported-rows.tsx';

/** Reported scores of benchmarks that the leaderboard has no column for. */
export function ReportedElsewhere({ elsewhere }: Pick<ReportedModel, 'elsewhere'>) {
  if (elsewhere.rows.length === 0) return null;
  return (
    <Panel
      title="Reported elsewhere"
      description="Numbers from the literature, in per cent, for benchmarks that the table above does not have."
      flush
    >
      <Table caption="Reported scores of benchmarks that were not measured here">
        <thead>
          <tr>
            <Th pinned className="align-bottom">
              Model
            </Th>
            {elsewhere.columns.map((column) => (
              <Th key={column.key} className="align-bottom">
                <span className="block text-sm font-semibold text-ink">{column.title}</span>
                <span className="block font-normal">{column.metric}</span>
                <span className="block font-normal">% reported</span>
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {elsewhere.rows.map((row) => (
            <tr key={row.model}>
              <ReportedRowHeader model={row.model} />
              {elsewhere.columns.map((column, index) => (
                <Td key={column.key} className="min-w-40 bg-canvas p-0! align-top">
                  <ReportedCell
                    values={row.cells[index] ?? []}
                    subject={`${row.model}, ${column.title}`}
                  />
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
