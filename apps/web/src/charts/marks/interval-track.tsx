import type { ReactElement, ReactNode } from 'react';

/** Places on the track, 0…1 from its left end. */
interface IntervalTrackProps {
  /** The whole truth in one sentence. */
  description: string;
  whisker: { lowFraction: number; highFraction: number } | null;
  /** null: there is no estimate. */
  pointFraction: number | null;
  heightPx?: number;
  /** The estimate says little. */
  isHollow?: boolean;
  /** Marks between the whisker and the point. */
  children?: ReactNode;
}

/** A track with an interval as whisker and its estimate as point. */
export function IntervalTrack({
  description,
  whisker,
  pointFraction,
  heightPx = 16,
  isHollow = false,
  children,
}: IntervalTrackProps): ReactElement {
  const middlePx = heightPx / 2;
  return (
    <svg role="img" aria-label={description} width="100%" height={heightPx} overflow="visible">
      <title>{description}</title>
      <line x1="0%" x2="100%" y1={middlePx} y2={middlePx} stroke="var(--chart-grid)" />
      {whisker !== null && (
        <rect
          x={trackPercent(whisker.lowFraction)}
          width={trackPercent(whisker.highFraction - whisker.lowFraction)}
          y={middlePx - 3}
          height={6}
          fill="var(--chart-band)"
          stroke="var(--chart-axis)"
          strokeWidth={0.75}
        />
      )}
      {children}
      {pointFraction !== null && (
        <circle
          cx={trackPercent(pointFraction)}
          cy={middlePx}
          r={3}
          fill={isHollow ? 'var(--color-surface)' : 'var(--chart-correct)'}
          stroke="var(--chart-correct)"
          strokeWidth={isHollow ? 1.5 : 0}
        />
      )}
    </svg>
  );
}

/** An upright line across the track: 0, or the accuracy of the whole. */
export function TrackLine({
  atFraction,
  reachPx,
  dashes,
}: {
  atFraction: number;
  /** Above and below a track of the usual height. */
  reachPx: number;
  dashes?: string;
}): ReactElement {
  const at = trackPercent(atFraction);
  return (
    <line
      x1={at}
      x2={at}
      y1={-reachPx}
      y2={16 + reachPx}
      stroke="var(--chart-axis)"
      strokeDasharray={dashes}
    />
  );
}

export function trackPercent(fraction: number): string {
  return `${fraction * 100}%`;
}
