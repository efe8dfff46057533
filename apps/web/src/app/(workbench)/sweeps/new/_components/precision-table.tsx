import { clsx } from 'clsx';
import type { ReactNode } from 'react';

import { FigureText } from '../../../../../components/ui/figure-text.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import type { PairModel, PrecisionRowModel } from '../prepare-precision.ts';

interface PrecisionTableProps {
  rows: readonly PrecisionRowModel[];
  /** 0…1. */
  halfWidth: number;
}

export function PrecisionTable({ rows, halfWidth }: PrecisionTableProps) {
  return (
    <Table caption="Precision by benchmark" maxHeightClass="max-h-96">
      <thead>
        <tr>
          <Th rowSpan={2} className="w-full min-w-52 align-bottom">
            Benchmark
          </Th>
          <PairHead>Detectable difference</PairHead>
          <PairHead>Half width, ±</PairHead>
          <PairHead>Repeats for ± {Number((halfWidth * 100).toFixed(2))}</PairHead>
          <Th numeric rowSpan={2} className="align-bottom">
            Tokens
          </Th>
          <Th numeric rowSpan={2} className="align-bottom">
            Time
          </Th>
        </tr>
        <tr>
          {['detects', 'width', 'repeats'].map((name) => (
            <PairSubhead key={name} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.versionId}>
            <Th scope="row">
              <span className="font-medium">{row.title}</span>{' '}
              <span className="whitespace-nowrap text-ink-muted tabular-nums">{row.design}</span>
              <span
                className={clsx('block text-xs', row.isAssumed ? 'text-notice' : 'text-ink-faint')}
              >
                {row.basis}
              </span>
            </Th>
            <PairCells pair={row.detects} isMain />
            <PairCells pair={row.halfWidth} />
            <PairCells pair={row.repeatsFor} />
            <Td numeric>
              <FigureText {...row.tokens} />
            </Td>
            <Td numeric>
              <FigureText {...row.duration} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function PairHead({ children }: { children: ReactNode }) {
  return (
    <Th colSpan={2} scope="colgroup" align="right" className="h-6 border-b-0 py-0!">
      {children}
    </Th>
  );
}

function PairSubhead() {
  return (
    <>
      <Th numeric className="top-6 font-normal">
        these
      </Th>
      <Th numeric className="top-6 font-normal">
        new
      </Th>
    </>
  );
}

function PairCells({ pair, isMain = false }: { pair: PairModel; isMain?: boolean }) {
  return (
    <>
      <Td numeric className={clsx(isMain && 'font-medium')}>
        <FigureText text={pair.sameQuestions} reason={pair.reason} />
      </Td>
      <Td numeric className={clsx(isMain ? 'font-medium' : 'text-ink-muted')}>
        <FigureText text={pair.newQuestions} reason={pair.reason} />
      </Td>
    </>
  );
}
