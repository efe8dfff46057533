import type { ServerResponse } from 'node:http';

import { expect, it } from 'vitest';

import { putOnVllm } from './put-on-vllm.ts';
import { scriptedServer } from './scripted-server.ts';

const TEN = { path: '/weights/ten', id: 'sha-10' };
const PAUSE = '/pause?mode=wait';
const RELOAD = '/collective_rpc';
const RESUME = '/resume';

type Answers = Record<string, (response: ServerResponse) => void>;

const status = (code: number) => (response: ServerResponse) => {
  response.writeHead(code).end('{"error":{"message":"no"}}');
};
const never = () => {
  // The call stays open.
};

/** A server whose calls succeed unless they are said to answer otherwise. */
const serverOf = (answers: Answers) =>
  scriptedServer(({ url }, response) => {
    const answer = answers[url ?? ''];
    if (answer) answer(response);
    else response.end('{}');
  });

it('pauses, loads, names, empties the cache and resumes, once each', async () => {
  const { source, calls } = await serverOf({});
  await putOnVllm({ source }, TEN);
  expect(calls).toEqual([PAUSE, RELOAD, '/update_weight_version', '/reset_prefix_cache', RESUME]);
});

it.each([
  [PAUSE, 500, 'LoadingRefusedError'],
  [RELOAD, 500, 'LoadingRefusedError'],
  [RELOAD, 503, 'Error'],
  ['/update_weight_version', 400, 'LoadingRefusedError'],
  ['/reset_prefix_cache', 500, 'LoadingRefusedError'],
])('resumes a server whose %s answers %i, and says what it said', async (page, code, name) => {
  const { source, calls } = await serverOf({ [page]: status(code) });
  await expect(putOnVllm({ source }, TEN)).rejects.toMatchObject({
    name,
    message: `${page} answered ${code}: no`,
  });
  expect(calls.slice(-2)).toEqual([page, RESUME]);
});

it('resumes a server whose load is broken off', async () => {
  const stop = new AbortController();
  const { source, calls } = await serverOf({
    [RELOAD]: () => {
      stop.abort(new Error('the worker ends'));
    },
  });
  await expect(putOnVllm({ source, signal: stop.signal }, TEN)).rejects.toThrow('the worker ends');
  expect(calls).toEqual([PAUSE, RELOAD, RESUME]);
});

it('says that the server may still be paused where resuming fails as well', async () => {
  const { source } = await serverOf({ [RELOAD]: status(500), [RESUME]: status(500) });
  await expect(putOnVllm({ source }, TEN)).rejects.toMatchObject({
    name: 'LoadingRefusedError',
    message:
      '/collective_rpc answered 500: no; the server may still be paused, since resuming failed (/resume answered 500: no): post /resume to it',
  });
});

it('does not wait without end for a server to resume', async () => {
  const { source } = await serverOf({ [RELOAD]: status(503), [RESUME]: never });
  await expect(putOnVllm({ source }, TEN, 50)).rejects.toMatchObject({
    name: 'StillPausedError',
    message: expect.stringMatching(/^\/collective_rpc answered 503: no; .*timeout/) as string,
  });
});

it('calls no server paused that has no such calls', async () => {
  const { source } = await serverOf({ [PAUSE]: status(404), [RESUME]: status(404) });
  await expect(putOnVllm({ source }, TEN)).rejects.toThrow(/^\/pause.* 404: no$/);
});

it('calls no server paused at whose address nothing listens', async () => {
  const { source } = await serverOf({});
  const gone = { ...source, origin: 'http://127.0.0.1:9' };
  await expect(putOnVllm({ source: gone }, TEN)).rejects.toThrow(/^connect ECONNREFUSED [\d.:]+$/);
});
