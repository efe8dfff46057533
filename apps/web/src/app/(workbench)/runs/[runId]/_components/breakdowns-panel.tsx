import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';

import { DotInterval } from '../../../../../charts/marks/dot-interval.tsx';
import { methodLine } from '../../../../../charts/prepare/figure-text.ts';
import {
  prepareBreakdowns,
  type BreakdownTable,
  type SliceRow,
} from '../../../../../charts/prepare/prepare-breakdown.ts';
import { Tag } from '../../../../../components/ui/badge.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../../components/ui/empty-state.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { FigureCell } from './figure-cell.tsx';
import { Notes } from './notes.tsx';
import { ViewSwitch } from './view-switch.tsx';

const VIEWS = [
  { view: 'plain', label: 'As measured' },
  { view: 'shrunk', label: 'Shrunk' },
] as const;
type SliceView = (typeof VIEWS)[number]['view'];

interface BreakdownsPanelProps {
  statistics: RunStatistics;
  view: SliceView;
  onView: (view: SliceView) => void;
}

/** Accuracy by every attribute of the items. */
export function BreakdownsPanel({ statistics, view, onView }: BreakdownsPanelProps) {
  const isShrunk = view === 'shrunk';
  const tables = prepareBreakdowns(statistics, { isShrunk });
  const { leftOut } = statistics.breakdownNotes;
  return (
    <Panel
      title="Breakdowns"
      description={
        isShrunk
          ? 'Shrunk: each slice moved towards the others by as much as chance explains; the empty dot is the value as measured.'
          : 'Dot and interval from 0 to 100 %; the dashed line is the whole benchmark, an empty dot has few items.'
      }
      actions={<ViewSwitch label="Slices" views={VIEWS} current={view} onChange={onView} />}
      flush
    >
      {tables.length === 0 ? (
        <EmptyState title="The items have no attributes to break down by" />
      ) : (
        tables.map((table) => <SliceTable key={table.name} table={table} isShrunk={isShrunk} />)
      )}
      <div className="px-4 pb-4">
        <Notes
          notes={[
            ...(leftOut.length === 0
              ? []
              : [`Left out, since nearly every item has its own value: ${leftOut.join(', ')}.`]),
            methodLine(statistics.breakdowns, statistics.level),
          ]}
        />
      </div>
    </Panel>
  );
}

function SliceTable({ table, isShrunk }: { table: BreakdownTable; isShrunk: boolean }) {
  return (
    <div className="border-b border-line">
      <Table caption={`Accuracy by ${table.name}`} maxHeightClass="max-h-112">
        <thead>
          <tr>
            <Th pinned>{table.name}</Th>
            <Th className="w-full min-w-40">
              <span className="flex justify-between font-normal">
                <span>0 %</span>
                <span>100 %</span>
              </span>
            </Th>
            <Th numeric className="min-w-28">
              Accuracy (%)
            </Th>
            {isShrunk && (
              <Th numeric className="min-w-28">
                Shrunk (%)
              </Th>
            )}
            <Th numeric>n (items)</Th>
            <Th numeric className="min-w-20">
              Samples
            </Th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <SliceLine key={row.value} row={row} isShrunk={isShrunk} />
          ))}
        </tbody>
      </Table>
      <div className="px-4 pb-3">
        <Notes notes={table.notes} />
      </div>
    </div>
  );
}

function SliceLine({ row, isShrunk }: { row: SliceRow; isShrunk: boolean }) {
  return (
    <tr>
      <Th scope="row" pinned className="max-w-40 min-w-24 break-words md:max-w-80 md:min-w-52">
        {row.value}
        {row.isSmall && (
          <span className="ml-2 inline-block" title="Few items: the value says little.">
            <Tag>small n</Tag>
          </span>
        )}
      </Th>
      <Td>
        <DotInterval model={row.bar} />
      </Td>
      <FigureCell figure={row.figure} />
      {isShrunk && <FigureCell figure={row.shrunk} />}
      <Td numeric>{row.items}</Td>
      <Td numeric>{row.samples}</Td>
    </tr>
  );
}
