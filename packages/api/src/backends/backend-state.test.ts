import { expect, test } from 'vitest';

import { mergeStates } from './backend-state.ts';

const replica = { url: 'http://gpu-1/v1', inFlight: 3, limit: 8, breaker: 'closed' } as const;

test('what several workers have in flight on a replica is one figure, and the worst breaker is told', () => {
  const load = { running: 5, waiting: 1 };
  const merged = mergeStates([
    { waiting: 1, replicas: [{ ...replica, load: null }] },
    { waiting: 2, replicas: [{ ...replica, inFlight: 2, breaker: 'open', load }] },
    { waiting: 0, replicas: [] },
  ]);
  expect(merged).toEqual({
    waiting: 3,
    replicas: [{ url: replica.url, inFlight: 5, limit: 16, breaker: 'open', load }],
  });
});

test('nobody has anything in flight on what no worker has used', () => {
  expect(mergeStates([{ waiting: 0, replicas: [] }])).toEqual({ waiting: 0, replicas: [] });
});
