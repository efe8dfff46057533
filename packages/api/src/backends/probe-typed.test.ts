import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, it, onTestFinished } from 'vitest';

import { probeTyped } from './probe-typed.ts';
import { settleAddresses } from './settle-addresses.ts';

/** A server with a list of models at these bases; its origin, and what it was asked for its models. */
async function serverWith(...bases: string[]) {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    if (url.endsWith('/models')) asked.push(url);
    const isKnown = bases.some((base) => url === `${base}/models`);
    response.writeHead(isKnown ? 200 : 404).end('{"data":[{"id":"m"}]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const noSecret = () => Promise.resolve(null);

it.each([
  ['/v1', '', ''],
  ['/v1', '/v1', '/v1'],
  ['/team-a/v1', '/team-a', '/team-a/v1'],
  ['/team-a/v1', '/team-a/v1', '/team-a/v1'],
  ['/v1beta/openai', '/v1beta/openai', '/v1beta/openai'],
  ['/inference', '/inference', '/inference'],
])('a server with its API at %s that was typed as %s answers at %s', async (base, typed, found) => {
  const { origin } = await serverWith(base);
  expect(await probeTyped(`${origin}${typed}`, null)).toMatchObject({
    url: `${origin}${found}`,
    reachable: true,
  });
  const settled = await settleAddresses([`${origin}${typed}`], noSecret);
  expect(settled).toEqual([`${origin}${found}`]);
});

it('takes an address as it was typed where its server answers at both, and where it answers at none', async () => {
  const both = await serverWith('/llama', '/llama/v1');
  const none = await serverWith();
  const urls = [`${both.origin}/llama`, `${none.origin}/llama`];
  expect(await settleAddresses(urls, noSecret)).toEqual(urls);
  expect((await probeTyped(`${none.origin}/llama`, null)).message).toContain(
    `Nothing answers at ${none.origin}/llama/models (HTTP 404)`,
  );
});

it('asks nobody about what ends in a version or has no path, and no key for it', async () => {
  const { origin, asked } = await serverWith('/v1');
  const urls = [origin, `${origin}/v1`, `${origin}/api/v3`];
  const refuseKey = () => Promise.reject(new Error('the key is not needed'));
  expect(await settleAddresses(urls, refuseKey)).toEqual(urls);
  expect(asked).toEqual([]);
});

it('refuses two addresses that are one', async () => {
  const { origin } = await serverWith('/team-a/v1');
  const urls = [`${origin}/team-a`, `${origin}/team-a/v1`];
  await expect(settleAddresses(urls, noSecret)).rejects.toMatchObject({
    code: 'bad-input',
    message: 'Two of the base URLs are the same server: give it once.',
  });
});
