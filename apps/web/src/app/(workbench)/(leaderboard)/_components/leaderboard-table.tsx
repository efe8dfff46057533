import Link from 'next/link';

import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { VariantLine } from '../../../../components/ui/variant-line.tsx';
import { MISSING } from '../../../../format/numbers.ts';
import type { ColumnModel, LeaderboardModel, RowModel } from '../prepare-leaderboard.ts';
import type { ReportedRowModel } from '../prepare-reported.ts';
import { ariaSort, type RowOrder } from '../sort-rows.ts';
import { LeaderboardCell } from './leaderboard-cell.tsx';
import { ReportedRows } from './reported-rows.tsx';
import { SortButton } from './sort-button.tsx';

interface LeaderboardTableProps {
  model: LeaderboardModel;
  /** Under the measured rows, and no part of their order. */
  reported: readonly ReportedRowModel[];
  order: RowOrder;
  onSort: (sort: string) => void;
  /** Rows to compare, by their subject. */
  choice: RowChoice;
}

export interface RowChoice {
  chosen: readonly string[];
  onChoose: (subject: string, isChosen: boolean) => void;
}

export function LeaderboardTable(props: LeaderboardTableProps) {
  const { model, reported, order, onSort, choice } = props;
  return (
    <Table caption="Accuracy of checkpoints on benchmarks">
      <thead>
        <tr>
          <Th pinned aria-sort={ariaSort(order, 'name')} className="align-bottom">
            <SortButton label="Checkpoint" sort="name" order={order} onSort={onSort} />
          </Th>
          <Th aria-sort={ariaSort(order, 'family')} className="hidden align-bottom md:table-cell">
            <SortButton label="Family" sort="family" order={order} onSort={onSort} />
          </Th>
          <Th
            numeric
            aria-sort={ariaSort(order, 'step')}
            className="hidden align-bottom md:table-cell"
          >
            <SortButton label="Step" sort="step" order={order} onSort={onSort} />
          </Th>
          {model.columns.map((column) => (
            <Th
              key={column.versionId}
              aria-sort={ariaSort(order, column.sortKey)}
              className="align-bottom"
            >
              <ColumnHeader column={column} order={order} onSort={onSort} />
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {model.rows.map((row) => (
          <CheckpointRow key={row.subject} row={row} columns={model.columns} choice={choice} />
        ))}
      </tbody>
      <ReportedRows rows={reported} columns={model.columns} />
    </Table>
  );
}

interface ColumnHeaderProps {
  column: ColumnModel;
  order: RowOrder;
  onSort: (sort: string) => void;
}

/** As wide as its cells: a long title goes on in a second line, and is whole in its tooltip. */
function ColumnHeader({ column, order, onSort }: ColumnHeaderProps) {
  return (
    <div className="min-w-46 md:min-w-58">
      <div className="flex w-0 min-w-full items-baseline justify-between gap-2">
        <Link
          href={column.href}
          title={column.title}
          className="line-clamp-2 text-sm font-semibold break-words whitespace-normal text-ink hover:underline"
        >
          {column.title}
        </Link>
        <span className="hidden font-mono font-normal md:inline">{column.version}</span>
        <span className="font-normal md:hidden">{column.items}</span>
      </div>
      <div className="flex items-baseline justify-between gap-2 font-normal">
        <SortButton label="Accuracy (%)" sort={column.sortKey} order={order} onSort={onSort} />
        <span>
          95 % interval<span className="hidden md:inline"> · {column.items}</span>
        </span>
      </div>
    </div>
  );
}

interface CheckpointRowProps {
  row: RowModel;
  columns: readonly ColumnModel[];
  choice: RowChoice;
}

function CheckpointRow({ row, columns, choice }: CheckpointRowProps) {
  const name = row.variant === null ? row.name : `${row.name}, ${row.variant}`;
  return (
    <tr>
      <Th scope="row" pinned className="max-w-36 min-w-36 align-top md:max-w-80 md:min-w-60">
        <span className="flex items-start gap-2">
          <input
            type="checkbox"
            aria-label={`Compare ${name}`}
            title="Choose two to compare"
            checked={choice.chosen.includes(row.subject)}
            onChange={(event) => {
              choice.onChoose(row.subject, event.target.checked);
            }}
            className="mt-1 size-3 shrink-0 accent-accent"
          />
          <span className="min-w-0 font-medium break-words">{row.name}</span>
        </span>
        <div className="pl-5">
          <VariantLine label={row.variant} />
          <span className="block text-xs break-words text-ink-faint md:hidden">{row.detail}</span>
          <span className="hidden text-xs break-words text-ink-faint md:block">
            {row.backendName}
          </span>
        </div>
      </Th>
      <Td className="hidden align-top text-ink-muted md:table-cell md:min-w-32">
        {row.family ?? MISSING}
      </Td>
      <Td numeric className="hidden align-top text-ink-muted md:table-cell">
        {row.stepText}
      </Td>
      {columns.map((column, index) => {
        const cell = row.cells[index];
        return (
          <Td key={column.versionId} className="p-0! align-top">
            {cell && <LeaderboardCell cell={cell} subject={`${name}, ${column.title}`} />}
          </Td>
        );
      })}
    </tr>
  );
}
