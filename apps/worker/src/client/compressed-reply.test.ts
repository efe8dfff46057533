import { gzipSync } from 'node:zlib';

import { expect, it } from 'vitest';

import { ask, delta, event } from './fake-chat-server.ts';
import { GenerationError } from './generation-error.ts';

const text = delta('aé漢😀') + delta('z', 'stop') + event('[DONE]');

it('reads a stream that a proxy compressed although nobody asked it to', async () => {
  const reply = await ask((request, response) => {
    expect(request.headers['accept-encoding']).toBe('identity');
    response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' });
    response.end(gzipSync(text));
  });
  expect(reply).toMatchObject({ content: 'aé漢😀z', finish: 'stop' });
});

it('does not take half a compressed reply for a whole one', async () => {
  const half = gzipSync(delta('x'.repeat(10_000)));
  const asked = ask((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' });
    response.end(half.subarray(0, half.length - 12));
  });
  const error: unknown = await asked.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(GenerationError);
});
