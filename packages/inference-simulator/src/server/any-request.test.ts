import { request as httpRequest } from 'node:http';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { DIALECT_NAMES } from '../dialects/by-name.ts';
import { PARAMETERS } from '../dialects/parameter-table.ts';
import { rawPost } from '../testing/raw-client.ts';
import { QUESTION, simulated, until } from '../testing/simulated.ts';

const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.integer({ min: -3, max: 70_000 }),
  fc.constantFrom(0, -1, 1.5, 1e300, '', 'x', true, null, [], {}, [null], ['']),
);

const anyMessages = fc.oneof(
  anyValue,
  fc.array(fc.oneof(anyValue, fc.record({ role: anyValue, content: anyValue })), { maxLength: 3 }),
);

/** A good question with some fields replaced by anything. */
const anyBody = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...PARAMETERS, 'stream', 'model'), anyValue, { maxKeys: 4 }),
    fc.option(anyMessages, { nil: undefined }),
  )
  .map(([fields, messages]) => ({
    ...QUESTION,
    ...fields,
    ...(messages === undefined ? {} : { messages }),
  }));

it.each(DIALECT_NAMES)('%s: answers anything with a status, and goes on', async (dialect) => {
  const small = [{ id: 'sim-a', thinkingMedianTokens: 5, maxModelLen: 200 }];
  const simulator = await simulated({ dialect, models: small });
  const url = `${simulator.urls[0] ?? ''}/v1/chat/completions`;
  await fc.assert(
    fc.asyncProperty(anyBody, async (body) => {
      const reply = await rawPost({ url, body });
      expect(reply.ended).toBe('whole');
      expect(reply.status).toBeGreaterThanOrEqual(200);
    }),
    { numRuns: 25 },
  );
  await until(() => simulator.state().totals.inFlight === 0);
});

/** The status of a GET whose target goes out as it is, which no URL allows. */
function statusOf(url: string, target: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const request = httpRequest({ hostname, port, path: target, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end();
  });
}

it.each([
  { engine: 'with an engine', settings: {} },
  {
    engine: 'under a fixed latency',
    settings: { fixedLatency: { ms: 1, replyBytes: 500 } },
  },
])('$engine: refuses a target that is no path, and goes on', async ({ settings }) => {
  const url = (await simulated(settings)).urls[0] ?? '';
  expect(await statusOf(url, '//')).toBe(400);
  expect(await statusOf(url, 'http://[')).toBe(400);
  expect(await statusOf(url, '/v1/models')).toBe(200);
});
