import { expect, test } from 'vitest';

import { MISSING } from '../../../../format/numbers.ts';
import { prepareReplicas, workersText } from './prepare-replicas.ts';

const replica = {
  ...{ url: 'a', inFlight: 0, limit: 1024, load: null, tokensPerSecond: 1234.5 },
  breaker: 'open',
  lastError: { errorClass: 'http-500', message: 'out of memory', ageMs: 65_000 },
} as const;
const state = { workers: 1, silentWorkers: 0, waiting: 0, replicas: [replica] };

test('nothing in flight is 0, and what no worker knows is a gap with its reason', () => {
  const [used, unused] = prepareReplicas(['a', 'b'], state);
  expect(used).toMatchObject({
    ...{ inFlight: '0', limit: '1,024', isTroubled: true, tokensPerSecond: '1,235' },
    error: {
      when: expect.stringMatching(/^http-500, .* ago$/) as string,
      message: 'out of memory',
    },
    ...{ running: MISSING, loadReason: expect.stringContaining('does not tell') as string },
  });
  expect(unused).toMatchObject({
    ...{
      inFlight: MISSING,
      limit: MISSING,
      isTroubled: false,
      tokensPerSecond: MISSING,
      error: null,
    },
    ...{ loadReason: expect.stringContaining('No worker') as string },
  });
});

test('a limit that nobody needs is a gap, and one that holds requests back is 0', () => {
  const limitsOf = (figures: object) =>
    prepareReplicas(['a'], { ...state, replicas: [{ ...replica, ...figures }] });
  expect(limitsOf({ limit: 0 })).toMatchObject([
    { limit: MISSING, limitReason: expect.stringContaining('No worker asks') as string },
  ]);
  expect(limitsOf({ limit: 0, inFlight: 3 })).toMatchObject([
    { limit: '0', limitReason: undefined },
  ]);
});

test('says who is asked and who is silent', () => {
  expect(workersText(state)).toBe('As 1 worker sees it now; 0 requests wait for room.');
  expect(workersText({ ...state, workers: 2, silentWorkers: 1, waiting: 1 })).toBe(
    'As 2 workers see it now; 1 request waits for room; 1 worker did not answer.',
  );
  expect(workersText({ ...state, workers: 0 })).toBe('No worker is running.');
});
