import { expect, it } from 'vitest';

import { putOnSglang } from './put-on-sglang.ts';
import { scriptedServer } from './scripted-server.ts';

const TEN = { path: '/weights/ten', id: 'sha-10' };
const UPDATE = '/update_weights_from_disk';
const FLUSH = '/flush_cache';

/** A server whose cache is emptied once it was asked more often than this. */
async function serverInUse(refusals: number, status = 400) {
  const pauses: number[] = [];
  let flushes = 0;
  const { source, calls } = await scriptedServer(({ url }, response) => {
    if (url !== FLUSH) return response.end('{"success":true,"message":"loaded"}');
    flushes += 1;
    const isEmptied = flushes > refusals;
    return response.writeHead(isEmptied ? 200 : status).end('Flush cache failed.\n');
  });
  const put = (isPut = false) =>
    putOnSglang({ source }, TEN, {
      isPut,
      pause: (durationMs) => {
        pauses.push(durationMs);
        return Promise.resolve();
      },
    });
  return { put, calls, pauses };
}

it('asks once a second for a cache to be emptied that is in use just now, and loads once', async () => {
  const { put, calls, pauses } = await serverInUse(3);
  await put();
  expect(calls).toEqual([UPDATE, FLUSH, FLUSH, FLUSH, FLUSH]);
  expect(pauses).toEqual([1_000, 1_000, 1_000]);
});

it('says after a minute who is waited for, which is no refusal', async () => {
  const { put, calls, pauses } = await serverInUse(Number.POSITIVE_INFINITY);
  await expect(put()).rejects.toMatchObject({
    name: 'CacheInUseError',
    message:
      'they are loaded, but /flush_cache answered 400 for a minute: somebody else has requests running there',
  });
  expect(calls.filter((page) => page === UPDATE)).toHaveLength(1);
  expect([calls.length, pauses.length]).toEqual([61, 59]);
});

it('empties the cache alone where the weights are in their place', async () => {
  const { put, calls } = await serverInUse(1);
  await put(true);
  expect(calls).toEqual([FLUSH, FLUSH]);
});

it('takes a server without the call at its word', async () => {
  const { put, calls } = await serverInUse(1, 404);
  await expect(put()).rejects.toMatchObject({
    name: 'LoadingRefusedError',
    message: '/flush_cache answered 404: Flush cache failed.\n',
  });
  expect(calls).toEqual([UPDATE, FLUSH]);
});
