import type { ReactElement } from 'react';

import type { IntervalCell } from '../prepare/prepare-interval-cell.ts';
import { IntervalTrack } from './interval-track.tsx';

/** A bar from 0 to 100 % with the interval as whisker and the estimate as point. A sentence when there is none. */
export function IntervalBar({ cell }: { cell: IntervalCell }): ReactElement {
  const { bar, description } = cell;
  if (bar === null) return <span className="text-xs">{description}</span>;
  return <IntervalTrack description={description} heightPx={12} {...bar} />;
}
