import type { ReactElement } from 'react';

import type { DifferenceAxis, DifferenceBarModel } from '../prepare/prepare-difference-axis.ts';

const heightPx = 16;
const middlePx = heightPx / 2;

interface DifferenceBarProps {
  bar: DifferenceBarModel;
  /** The whole truth in one sentence. */
  description: string;
}

/** A difference as a dot with its interval as whisker, on a scale that the rows share; the upright line is 0. */
export function DifferenceBar({ bar, description }: DifferenceBarProps): ReactElement {
  const { zeroFraction, pointFraction, whisker } = bar;
  return (
    <svg role="img" aria-label={description} width="100%" height={heightPx} overflow="visible">
      <title>{description}</title>
      <line x1="0%" x2="100%" y1={middlePx} y2={middlePx} stroke="var(--chart-grid)" />
      <line
        x1={percent(zeroFraction)}
        x2={percent(zeroFraction)}
        y1={-2}
        y2={heightPx + 2}
        stroke="var(--chart-axis)"
      />
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

/** The scale over the bars; the outer texts stay within it. */
export function DifferenceScale({ axis }: { axis: DifferenceAxis }): ReactElement {
  const last = axis.ticks.length - 1;
  return (
    <span className="relative block h-4 font-normal tabular-nums" aria-hidden>
      {axis.ticks.map(({ atFraction, text }, index) => (
        <span
          key={text}
          className="absolute"
          style={{ left: percent(atFraction), transform: `translateX(${shiftOf(index, last)})` }}
        >
          {text}
        </span>
      ))}
    </span>
  );
}

function shiftOf(index: number, last: number): string {
  if (index === 0) return '0';
  return index === last ? '-100%' : '-50%';
}

function percent(fraction: number): string {
  return `${fraction * 100}%`;
}
