import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { findFreePort } from '@assay/db/process/free-port';

import { choosePorts } from './ports.ts';

let dataFolder: string;
let squatter: Server | null;

beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), 'assay-ports-'));
  squatter = null;
});

afterEach(async () => {
  squatter?.close();
  await rm(dataFolder, { recursive: true, force: true });
});

test.each(['127.0.0.1', '0.0.0.0'])(
  'a web port taken on %s is told in one sentence',
  async (host) => {
    const port = await squatOn(0, host);

    await expect(choosePorts(dataFolder, port)).rejects.toThrow(
      `Port ${port} is taken by another program: end that, or choose another port with \`npm start -- --port N\` or PORT.`,
    );
  },
);

test('the reference backend keeps its port from start to start', async () => {
  const first = await choosePorts(dataFolder, await findFreePort());
  const second = await choosePorts(dataFolder, await findFreePort());

  expect(second.reference).toBe(first.reference);
});

test('the reference backend moves when its port was taken meanwhile', async () => {
  const first = await choosePorts(dataFolder, await findFreePort());
  await squatOn(first.reference, '127.0.0.1');

  const second = await choosePorts(dataFolder, await findFreePort());

  expect(second.reference).not.toBe(first.reference);
});

test('a damaged run.json is told in one sentence that names it', async () => {
  await writeFile(path.join(dataFolder, 'run.json'), '{"referencePort": "no');

  await expect(choosePorts(dataFolder, await findFreePort())).rejects.toThrow(
    /The file .*run\.json is damaged/,
  );
});

async function squatOn(port: number, host: string): Promise<number> {
  squatter = createServer().listen(port, host);
  await once(squatter, 'listening');
  return (squatter.address() as AddressInfo).port;
}
