import type { ReactElement } from 'react';

import type { DifferenceAxis, DifferenceBarModel } from '../prepare/prepare-difference-axis.ts';
import { IntervalTrack, TrackLine, trackPercent } from './interval-track.tsx';

interface DifferenceBarProps {
  bar: DifferenceBarModel;
  /** The whole truth in one sentence. */
  description: string;
}

/** A difference as a dot with its interval as whisker, on a scale that the rows share; the upright line is 0. */
export function DifferenceBar({ bar, description }: DifferenceBarProps): ReactElement {
  const { zeroFraction, pointFraction, whisker } = bar;
  return (
    <IntervalTrack description={description} whisker={whisker} pointFraction={pointFraction}>
      <TrackLine atFraction={zeroFraction} reachPx={2} />
    </IntervalTrack>
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
          style={{
            left: trackPercent(atFraction),
            transform: `translateX(${shiftOf(index, last)})`,
          }}
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
