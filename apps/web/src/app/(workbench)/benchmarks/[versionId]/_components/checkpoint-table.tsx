import { clsx } from 'clsx';
import Link from 'next/link';

import { IntervalBar } from '../../../../../charts/marks/interval-bar.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { VariantLine } from '../../../../../components/ui/variant-line.tsx';
import { MISSING } from '../../../../../format/numbers.ts';
import { StandingDot, StandingLegend } from '../../../(leaderboard)/_components/standing-dot.tsx';
import type { MeasuredCellModel } from '../../../(leaderboard)/prepare-cell.ts';
import type { CheckpointRowModel } from '../prepare-checkpoint-rows.ts';

export function CheckpointTable({ rows }: { rows: readonly CheckpointRowModel[] }) {
  return (
    <>
      <Table caption="Checkpoints on this benchmark version" maxHeightClass="max-h-96">
        <thead>
          <tr>
            <Th pinned>Checkpoint</Th>
            <Th numeric>Accuracy (%)</Th>
            <Th aria-label="Standing" />
            <Th className="w-full min-w-56">
              <span className="flex justify-between font-normal">
                <span>0 %</span>
                <span>50 %</span>
                <span>100 %</span>
              </span>
            </Th>
            <Th numeric>95 % interval</Th>
            <Th numeric>Unscorable</Th>
            <Th numeric>± over repeats</Th>
            <Th numeric>Repeats</Th>
            <Th numeric>Mean tokens</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CheckpointRow key={row.runId} row={row} />
          ))}
        </tbody>
      </Table>
      <div className="px-4 py-2 text-xs text-ink-faint">
        <StandingLegend />
      </div>
    </>
  );
}

function CheckpointRow({ row }: { row: CheckpointRowModel }) {
  const { cell, isSelected } = row;
  return (
    <tr aria-current={isSelected || undefined} className={clsx(isSelected && 'bg-accent-soft')}>
      <Th
        scope="row"
        pinned
        className={clsx(
          'max-w-36 min-w-36 md:max-w-80 md:min-w-64',
          isSelected && 'bg-accent-soft!',
        )}
      >
        <Link
          href={row.href}
          scroll={false}
          className={clsx(
            'break-words hover:underline',
            isSelected ? 'font-semibold' : 'font-medium',
          )}
        >
          {row.name}
        </Link>
        <VariantLine label={row.variant} />
        <span className="block text-xs text-ink-faint">{row.backendName}</span>
      </Th>
      {cell.kind === 'measured' ? (
        <MeasuredColumns cell={cell} />
      ) : (
        <>
          <Td numeric>{MISSING}</Td>
          <Td />
          <Td colSpan={6} className="text-ink-faint">
            {cell.reason} {cell.note}
          </Td>
        </>
      )}
    </tr>
  );
}

function MeasuredColumns({ cell }: { cell: MeasuredCellModel }) {
  return (
    <>
      <Td numeric className="font-medium">
        {cell.estimate}
      </Td>
      <Td className="px-0">
        <StandingDot standing={cell.standing} />
      </Td>
      <Td>
        <IntervalBar cell={cell.interval} />
        {[cell.graderNote, cell.note].map(
          (note) =>
            note !== null && (
              <span key={note} className="block text-xs text-notice">
                {note}
              </span>
            ),
        )}
      </Td>
      <Td numeric title={cell.interval.reason ?? undefined}>
        {cell.bounds ?? MISSING}
      </Td>
      <Td
        numeric
        className={clsx(cell.unscorable.isAny ? 'font-medium text-notice' : 'text-ink-faint')}
      >
        {cell.unscorable.count}
        {cell.unscorable.isAny && ` ${cell.unscorable.outOf} (${cell.unscorable.percent ?? ''} %)`}
      </Td>
      <Td numeric title={cell.spread === null ? 'Two complete repeats are needed.' : undefined}>
        {cell.spread ?? MISSING}
      </Td>
      <Td numeric>{cell.repeats}</Td>
      <Td numeric>{cell.tokens}</Td>
    </>
  );
}
