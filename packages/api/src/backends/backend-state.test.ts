import { expect, test } from 'vitest';

import { mergeStates } from './backend-state.ts';

const replica = {
  ...{ url: 'http://gpu-1/v1', inFlight: 3, limit: 8, tokensPerSecond: 70 },
  breaker: 'closed',
  lastError: { errorClass: 'reset', message: 'older', ageMs: 9_000 },
} as const;

test('what several workers have in flight on a replica is one figure, and the worst breaker is told', () => {
  const load = { running: 5, waiting: 1 };
  const newer = { lastError: { errorClass: 'http-500', message: 'newer', ageMs: 1_000 } };
  const silent = { inFlight: 0, limit: 0, load: null, tokensPerSecond: null, lastError: null };
  const merged = mergeStates([
    { waiting: 1, replicas: [{ ...replica, load: null }] },
    { waiting: 2, replicas: [{ ...replica, inFlight: 2, breaker: 'open', load, ...newer }] },
    { waiting: 0, replicas: [{ ...replica, ...silent }] },
    { waiting: 0, replicas: [] },
  ]);
  expect(merged).toEqual({
    waiting: 3,
    replicas: [
      {
        ...{ url: replica.url, inFlight: 5, limit: 16, breaker: 'open', load },
        ...{ tokensPerSecond: 140, ...newer },
      },
    ],
  });
});

test('nobody has anything in flight on what no worker has used', () => {
  expect(mergeStates([{ waiting: 0, replicas: [] }])).toEqual({ waiting: 0, replicas: [] });
});
