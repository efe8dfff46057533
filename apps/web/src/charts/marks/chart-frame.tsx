'use client';

import type { ReactElement, ReactNode } from 'react';
import { ResponsiveContainer } from 'recharts';

import type { ChartTable } from '../prepare/chart-model.ts';
import { ChartBoundary } from './chart-boundary.tsx';
import { HiddenChartTable } from './chart-table.tsx';

interface ChartFrameProps {
  heightPx: number;
  legend: ReactNode;
  notes: readonly string[];
  table: ChartTable;
  children: ReactNode;
}

/** What every chart has around it: a fixed height, a legend, its notes, and the table for screen readers. */
export function ChartFrame(props: ChartFrameProps): ReactElement {
  const { heightPx, legend, notes, table, children } = props;
  return (
    <figure className="m-0">
      <div className="mb-1 flex flex-wrap gap-x-4 gap-y-1 text-xs">{legend}</div>
      <ChartBoundary heightPx={heightPx}>
        {/* The table says the same in words, so the drawing is silent. */}
        <div aria-hidden="true" style={{ height: heightPx }}>
          <ResponsiveContainer
            width="100%"
            height={heightPx}
            initialDimension={{ width: 640, height: heightPx }}
          >
            {children}
          </ResponsiveContainer>
        </div>
      </ChartBoundary>
      <figcaption className="mt-1 text-xs" style={{ color: 'var(--chart-axis)' }}>
        {notes.map((note) => (
          <p key={note} className="m-0">
            {note}
          </p>
        ))}
      </figcaption>
      <HiddenChartTable table={table} />
    </figure>
  );
}
