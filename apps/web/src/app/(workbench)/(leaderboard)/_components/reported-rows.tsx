import { Tag } from '../../../../components/ui/badge.tsx';
import { Td, Th } from '../../../../components/ui/table.tsx';
import type { ColumnModel } from '../prepare-leaderboard.ts';
import type { ReportedRowModel } from '../prepare-reported.ts';
import { ReportedCell } from './reported-cell.tsx';

interface ReportedRowsProps {
  rows: readonly ReportedRowModel[];
  columns: readonly ColumnModel[];
}

/** Checkpoint, family and step. */
const LEADING_COLUMNS = 3;

/** A section of the leaderboard under the measured rows: the order of those never moves it. */
export function ReportedRows({ rows, columns }: ReportedRowsProps) {
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th
          scope="rowgroup"
          colSpan={LEADING_COLUMNS + columns.length}
          className="border-y border-line-strong bg-canvas py-2 text-left font-normal"
        >
          <span className="sticky left-4 mx-4 block w-fit max-w-[min(70dvw,80ch)]">
            <span className="block text-sm font-semibold">Reported scores</span>
            <span className="block text-xs text-ink-faint">
              From the literature, not measured here: in no order, and compared with nothing.
            </span>
          </span>
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.model}>
          <ReportedRowHeader model={row.model} />
          <Td className="hidden bg-canvas md:table-cell" />
          <Td className="hidden bg-canvas md:table-cell" />
          {columns.map((column, index) => (
            <Td key={column.versionId} className="bg-canvas p-0! align-top">
              <ReportedCell
                values={row.cells[index] ?? []}
                subject={`${row.model}, ${column.title}`}
              />
            </Td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** The word goes with the name, which stays in view wherever the table is scrolled. */
export function ReportedRowHeader({ model }: { model: string }) {
  return (
    <Th
      scope="row"
      pinned
      className="max-w-36 min-w-36 bg-canvas! align-top md:max-w-80 md:min-w-60"
    >
      <span className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <span className="break-words">{model}</span>
        <Tag>reported</Tag>
      </span>
    </Th>
  );
}
