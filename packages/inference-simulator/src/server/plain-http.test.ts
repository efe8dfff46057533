import { request as httpRequest } from 'node:http';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { rawPost } from '../testing/raw-client.ts';
import { QUESTION, simulated } from '../testing/simulated.ts';
import { createRequestReader, type PlainRequest } from './plain-http.ts';

const anyRequest = fc.record({
  method: fc.constantFrom('GET', 'POST'),
  target: fc.constantFrom('/v1/models', '/v1/chat/completions', '/metrics?a=1'),
  body: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
});

function sent({ method, target, body }: PlainRequest): Buffer {
  const length = body.length === 0 && method === 'GET' ? '' : `Content-Length: ${body.length}\r\n`;
  return Buffer.concat([
    Buffer.from(`${method} ${target} HTTP/1.1\r\nhost: a\r\n${length}\r\n`),
    body,
  ]);
}

it('hands on each request whole, wherever the bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.array(anyRequest, { maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 20 }),
      (requests, sizes) => {
        const read: PlainRequest[] = [];
        const feed = createRequestReader((request) => read.push(request));
        let rest = Buffer.concat(requests.map(sent));
        for (let cut = 0; rest.length > 0; cut += 1) {
          const size = sizes[cut % sizes.length];
          feed(rest.subarray(0, size));
          rest = rest.subarray(size);
        }
        expect(read).toEqual(requests);
      },
    ),
  );
});

it('refuses a head without end, and a body without length', () => {
  const feed = (text: string) => () => {
    createRequestReader(() => undefined)(Buffer.from(text));
  };
  expect(feed('GET / HTTP/1.1\r\n'.padEnd(70_000, 'x'))).toThrow('longer than 64 KiB');
  expect(feed('POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n')).toThrow(
    'not read in chunks',
  );
});

it('serves its pages, and tells a client what it cannot read, under a fixed latency', async () => {
  const simulator = await simulated({ fixedLatency: { ms: 1, replyBytes: 500 } });
  const url = simulator.urls[0] ?? '';
  const models = (await (await fetch(`${url}/v1/models`)).json()) as { data: { id: string }[] };
  expect(models.data.map(({ id }) => id)).toContain('sim-a');
  expect((await fetch(`${url}/v1/nothing`)).status).toBe(404);
  const whole = await rawPost({ url: `${url}/v1/chat/completions`, body: QUESTION });
  expect(whole).toMatchObject({ status: 200, ended: 'whole' });
  const inChunks = await new Promise<number | undefined>((resolve) => {
    const request = httpRequest(`${url}/v1/chat/completions`, { method: 'POST' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', () => undefined);
    request.write('{');
    request.end('}');
  });
  expect(inChunks).toBe(400);
});
