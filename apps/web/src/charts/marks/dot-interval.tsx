import type { ReactElement } from 'react';

import type { DotInterval as DotIntervalModel } from '../prepare/prepare-breakdown.ts';
import { IntervalTrack, TrackLine, trackPercent } from './interval-track.tsx';

/** A dot with its whisker between 0 and 100 %, with the whole benchmark's accuracy as a line across. */
export function DotInterval({ model }: { model: DotIntervalModel }): ReactElement {
  const { wholeFraction, otherFraction, ...track } = model;
  return (
    <IntervalTrack {...track}>
      {wholeFraction !== null && <TrackLine atFraction={wholeFraction} reachPx={8} dashes="3 3" />}
      {otherFraction !== null && (
        <circle
          cx={trackPercent(otherFraction)}
          cy={8}
          r={3}
          fill="none"
          stroke="var(--chart-axis)"
          strokeWidth={1.25}
        />
      )}
    </IntervalTrack>
  );
}
