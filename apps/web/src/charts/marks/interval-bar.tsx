import type { ReactElement } from 'react';

import type { IntervalCell } from '../prepare/prepare-interval-cell.ts';

const heightPx = 12;
const middlePx = heightPx / 2;

/** A bar from 0 to 100 % with the interval as whisker and the estimate as point. A sentence when there is none. */
export function IntervalBar({ cell }: { cell: IntervalCell }): ReactElement {
  const { bar, description } = cell;
  if (bar === null) return <span className="text-xs">{description}</span>;
  const { pointFraction, whisker } = bar;
  return (
    <svg role="img" aria-label={description} width="100%" height={heightPx} overflow="visible">
      <title>{description}</title>
      <line x1="0%" x2="100%" y1={middlePx} y2={middlePx} stroke="var(--chart-grid)" />
      {whisker !== null && (
        <rect
          x={percent(whisker.lowFraction)}
          width={percent(whisker.highFraction - whisker.lowFraction)}
          y={middlePx - 3}
          height={6}
          fill="var(--chart-band)"
          stroke="var(--chart-axis)"
          strokeWidth={0.75}
        />
      )}
      <circle cx={percent(pointFraction)} cy={middlePx} r={3} fill="var(--chart-correct)" />
    </svg>
  );
}

function percent(fraction: number): string {
  return `${fraction * 100}%`;
}
