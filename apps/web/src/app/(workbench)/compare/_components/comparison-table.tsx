import { clsx } from 'clsx';
import { ChevronDown, ChevronRight } from 'lucide-react';

import { DifferenceBar, DifferenceScale } from '../../../../charts/marks/difference-bar.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import type {
  ComparedCellModel,
  ComparisonModel,
  ComparisonRowModel,
} from '../prepare-comparison.ts';
import { VerdictWord } from './verdict-word.tsx';

interface ComparisonTableProps {
  model: ComparisonModel;
  selectedId: number | null;
  /** Undefined: the open one is closed. */
  onSelect: (versionId: number | undefined) => void;
}

/** A row a benchmark; all differences on one scale. */
export function ComparisonTable({ model, selectedId, onSelect }: ComparisonTableProps) {
  return (
    <Table caption="Both checkpoints on every benchmark that they share">
      <thead>
        <tr>
          <Th pinned>Benchmark</Th>
          <Th numeric title={model.firstName}>
            First (%)
          </Th>
          <Th numeric title={model.secondName}>
            Second (%)
          </Th>
          <Th numeric>Difference (points)</Th>
          <Th className="w-full min-w-48 md:min-w-64">
            <DifferenceScale axis={model.axis} />
          </Th>
          <Th
            numeric
            title="Two-sided, adjusted for all benchmarks of this table by Holm's procedure"
          >
            p (Holm)
          </Th>
          <Th>Verdict</Th>
        </tr>
      </thead>
      <tbody>
        {model.rows.map((row) => (
          <BenchmarkRow
            key={row.versionId}
            row={row}
            isSelected={row.versionId === selectedId}
            onSelect={onSelect}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface BenchmarkRowProps extends Pick<ComparisonTableProps, 'onSelect'> {
  row: ComparisonRowModel;
  isSelected: boolean;
}

function BenchmarkRow({ row, isSelected, onSelect }: BenchmarkRowProps) {
  const toggle = () => {
    onSelect(isSelected ? undefined : row.versionId);
  };
  return (
    <tr
      onClick={toggle}
      className={clsx('cursor-pointer align-top', isSelected ? 'bg-accent-soft' : 'hover:bg-hover')}
    >
      <Th
        scope="row"
        pinned
        className={clsx(
          'max-w-36 min-w-36 align-top md:max-w-96 md:min-w-72',
          isSelected && 'bg-accent-soft!',
        )}
      >
        <RowButton row={row} isSelected={isSelected} onToggle={toggle} />
        <span className="flex flex-wrap gap-x-2 pl-4.5 text-xs text-ink-faint md:flex-nowrap md:whitespace-nowrap">
          <span className="font-mono">{row.version}</span>
          <span>{row.size}</span>
        </span>
      </Th>
      <AccuracyCell cell={row.first} />
      <AccuracyCell cell={row.second} />
      <Td numeric>
        <span className="block font-medium">{row.difference}</span>
        <span className="block text-xs text-ink-faint">{row.bounds ?? 'no interval'}</span>
      </Td>
      <Td>
        {row.bar === null ? (
          <span className="block text-xs text-ink-muted">{row.verdictReason}</span>
        ) : (
          <DifferenceBar bar={row.bar} description={row.description} />
        )}
        {row.notes.map((note) => (
          <span key={note} className="block text-xs text-notice">
            {note}
          </span>
        ))}
      </Td>
      <Td numeric title={row.pDescription}>
        {row.p}
      </Td>
      <Td>
        <VerdictWord verdict={row.verdict} reason={row.verdictReason} />
      </Td>
    </tr>
  );
}

interface RowButtonProps {
  row: ComparisonRowModel;
  isSelected: boolean;
  onToggle: () => void;
}

/** The keyboard's way to what a click anywhere on the row does. */
function RowButton({ row, isSelected, onToggle }: RowButtonProps) {
  const Chevron = isSelected ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      aria-expanded={isSelected}
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
      className="inline-flex items-start gap-1 rounded-sm text-left font-medium hover:underline"
    >
      <Chevron aria-hidden className="mt-1 size-3.5 shrink-0 text-ink-faint" />
      <span className="break-words">{row.title}</span>
    </button>
  );
}

function AccuracyCell({ cell }: { cell: ComparedCellModel }) {
  return (
    <Td numeric title={cell.description}>
      <span className="block">{cell.accuracy}</span>
      <span className="block text-xs text-ink-faint">{cell.bounds ?? 'no interval'}</span>
    </Td>
  );
}
