import { clsx } from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';

import type { GradingPreview } from '@assay/contracts/gradings';

import { IntervalBar } from '../../../../charts/marks/interval-bar.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { MISSING } from '../../../../format/numbers.ts';
import { writeSearchState } from '../../../../url/search-state.ts';
import {
  prepareCellChange,
  type CellChangeModel,
  type FigureChangeModel,
  type FigureModel,
} from '../prepare-cell-changes.ts';
import { gradingsSearch } from '../search-params.ts';

interface CellChangesProps {
  gradings: readonly GradingPreview[];
  /** The one whose samples are listed. */
  shownId: number | null;
  ids: string;
}

/** Every cell that would change, before and after, with its interval. */
export function CellChanges({ gradings, shownId, ids }: CellChangesProps) {
  return (
    <Panel
      title="Cells"
      description="In per cent, bars from 0 to 100 %; whiskers are 95 % intervals for new questions like these."
      flush
    >
      <Table caption="Figures before and after">
        <thead>
          <tr>
            <Th pinned>Figure</Th>
            <Th className="w-full">Now and new</Th>
            <Th numeric>Difference</Th>
          </tr>
        </thead>
        {gradings.map((preview) => (
          <CellChange
            key={preview.grading.id}
            change={prepareCellChange(preview)}
            isShown={preview.grading.id === shownId}
            isAlone={gradings.length === 1}
            href={`/gradings${writeSearchState(gradingsSearch, {
              ids,
              show: preview.grading.id,
              from: undefined,
              to: undefined,
            })}`}
          />
        ))}
      </Table>
    </Panel>
  );
}

interface CellChangeProps {
  change: CellChangeModel;
  isShown: boolean;
  isAlone: boolean;
  href: string;
}

function CellChange({ change, isShown, isAlone, href }: CellChangeProps) {
  return (
    <tbody>
      {!isAlone && (
        <tr aria-current={isShown || undefined} className={clsx(isShown && 'bg-accent-soft')}>
          <th scope="rowgroup" colSpan={3} className="border-b border-line px-4 py-2 text-left">
            <Link href={href} scroll={false} className="font-semibold break-words hover:underline">
              {change.checkpoint}
            </Link>
            <span className="ml-2 text-xs font-normal text-ink-faint">
              {change.benchmark} · {change.changed} changed
            </span>
          </th>
        </tr>
      )}
      {change.rows.map((row) => (
        <FigureRow key={row.name} row={row} />
      ))}
      <tr>
        <Th scope="row" pinned className="align-top">
          Unscorable
        </Th>
        <Td>
          <Line word="now" value={change.unscorable.before} />
          <Line word="new" value={change.unscorable.after} />
        </Td>
        <Td numeric className="align-top font-medium">
          {change.unscorable.difference}
        </Td>
      </tr>
    </tbody>
  );
}

function FigureRow({ row }: { row: FigureChangeModel }) {
  return (
    <tr>
      <Th scope="row" pinned className="max-w-28 align-top break-words md:max-w-80 md:min-w-32">
        {row.name}
      </Th>
      <Td>
        <FigureLine word="now" figure={row.before} />
        <FigureLine word="new" figure={row.after} />
      </Td>
      <Td numeric className="align-top font-medium">
        {row.difference}
      </Td>
    </tr>
  );
}

/** Both lines have the same axis, one under the other, so that intervals are compared by eye. */
function FigureLine({ word, figure }: { word: 'now' | 'new'; figure: FigureModel | null }) {
  if (figure === null) return <Line word={word} value={MISSING} />;
  return (
    <Line word={word} value={figure.estimate}>
      <span className="text-right text-xs text-ink-muted md:order-last">
        {figure.bounds ?? 'no interval'}
      </span>
      <span className="col-span-3 md:col-span-1">
        <IntervalBar cell={figure.interval} />
      </span>
    </Line>
  );
}

interface LineProps {
  word: 'now' | 'new';
  value: string;
  children?: ReactNode;
}

function Line({ word, value, children }: LineProps) {
  return (
    <div className="grid grid-cols-[3ch_6ch_1fr] items-baseline gap-x-2 tabular-nums md:grid-cols-[3ch_6ch_1fr_12ch]">
      <span className="text-xs text-ink-faint">{word}</span>
      <span className="text-right font-medium">{value}</span>
      {children}
    </div>
  );
}
