import { expect, it } from 'vitest';

import { describeInFlight } from './describe-in-flight.ts';

it('counts what is at the replicas, and says where the list is shorter', () => {
  const generations = ['a', 'b'];
  expect(describeInFlight({ total: 2, generations, silentWorkers: 0 })).toBe(
    '2 requests at the replicas now; open one to read along.',
  );
  expect(describeInFlight({ total: 9, generations, silentWorkers: 1 })).toBe(
    '9 requests at the replicas now, the oldest 2; open one to read along. 1 worker did not answer; theirs are missing.',
  );
});

it('invites nobody to open one of none, and still says who was silent', () => {
  expect(describeInFlight({ total: 0, generations: [], silentWorkers: 0 })).toBeUndefined();
  expect(describeInFlight({ total: 0, generations: [], silentWorkers: 2 })).toBe(
    '2 workers did not answer; theirs are missing.',
  );
});
