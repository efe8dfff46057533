import type { TimeLimitName, TimeLimits } from '@assay/contracts/time-limits';

import { formatCount } from '../../../format/numbers.ts';

/** The parts of a request, in the order in which they come. */
export const TIME_LIMIT_LABELS: Record<TimeLimitName, string> = {
  connectSeconds: 'Connecting',
  firstByteSeconds: 'First text',
  idleSeconds: 'Between texts',
  totalSeconds: 'Whole reply',
};

/** "connecting within 5 s"; nothing of what the worker decides by itself. */
export function setTimeLimits(limits: TimeLimits): string[] {
  const names = Object.keys(TIME_LIMIT_LABELS) as TimeLimitName[];
  return names.flatMap((name) => {
    const seconds = limits[name];
    if (seconds === null) return [];
    return [`${TIME_LIMIT_LABELS[name].toLowerCase()} within ${formatCount(seconds)}\u00A0s`];
  });
}
