import type { InFlightOverview } from '@assay/contracts/in-flight';

import { counted } from '../format/counted.ts';
import { formatCount } from '../format/numbers.ts';

type Described = Pick<InFlightOverview, 'total' | 'silentWorkers'> & {
  generations: readonly unknown[];
};

/** What the list shows, and what it cannot; undefined where its own words say it all. */
export function describeInFlight({
  total,
  generations,
  silentWorkers,
}: Described): string | undefined {
  const shown = total > generations.length ? `, the oldest ${formatCount(generations.length)}` : '';
  const sentences = [
    ...(total > 0
      ? [`${counted(total, 'request')} at the replicas now${shown}; open one to read along.`]
      : []),
    ...(silentWorkers > 0
      ? [`${counted(silentWorkers, 'worker')} did not answer; theirs are missing.`]
      : []),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}
