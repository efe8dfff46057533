import type { ReactElement } from 'react';

import type { CurveSeries, LineInk } from '../prepare/curve-model.ts';

interface LineLook {
  stroke: string;
  strokeWidth: number;
  strokeDasharray?: string;
}

const STROKES: Record<LineInk, LineLook> = {
  solid: { stroke: 'var(--chart-correct)', strokeWidth: 2 },
  dashed: { stroke: 'var(--chart-correct)', strokeWidth: 2, strokeDasharray: '7 4' },
  dotted: { stroke: 'var(--chart-correct)', strokeWidth: 2, strokeDasharray: '1.5 4' },
  quiet: { stroke: 'var(--chart-axis)', strokeWidth: 1.5, strokeDasharray: '10 3 2 3' },
  contrast: { stroke: 'var(--chart-incorrect)', strokeWidth: 2, strokeDasharray: '4 2' },
};

/** Lines that differ without colour: by their dashes. */
export function lineLook(ink: LineInk): LineLook {
  return STROKES[ink];
}

/** One entry of a legend. */
export function LineKey({ series }: { series: CurveSeries }): ReactElement {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width={26} height={10} aria-hidden="true">
        <line x1={0} x2={26} y1={5} y2={5} {...lineLook(series.ink)} />
      </svg>
      {series.label}
    </span>
  );
}
