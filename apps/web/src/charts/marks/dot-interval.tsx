import type { ReactElement } from 'react';

import type { DotInterval as DotIntervalModel } from '../prepare/prepare-breakdown.ts';

const heightPx = 16;
const middlePx = heightPx / 2;

/** A dot with its whisker between 0 and 100 %, with the whole benchmark's accuracy as a line across. */
export function DotInterval({ model }: { model: DotIntervalModel }): ReactElement {
  const { pointFraction, whisker, wholeFraction, otherFraction, isHollow, description } = model;
  return (
    <svg role="img" aria-label={description} width="100%" height={heightPx} overflow="visible">
      <title>{description}</title>
      <line x1="0%" x2="100%" y1={middlePx} y2={middlePx} stroke="var(--chart-grid)" />
      {wholeFraction !== null && (
        <line
          x1={percent(wholeFraction)}
          x2={percent(wholeFraction)}
          y1={-8}
          y2={heightPx + 8}
          stroke="var(--chart-axis)"
          strokeDasharray="3 3"
        />
      )}
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
      {otherFraction !== null && (
        <circle
          cx={percent(otherFraction)}
          cy={middlePx}
          r={3}
          fill="none"
          stroke="var(--chart-axis)"
          strokeWidth={1.25}
        />
      )}
      {pointFraction !== null && (
        <circle
          cx={percent(pointFraction)}
          cy={middlePx}
          r={3.5}
          fill={isHollow ? 'var(--color-surface)' : 'var(--chart-correct)'}
          stroke="var(--chart-correct)"
          strokeWidth={1.5}
        />
      )}
    </svg>
  );
}

function percent(fraction: number): string {
  return `${fraction * 100}%`;
}
