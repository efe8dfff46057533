import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Agent } from 'undici';
import { onTestFinished } from 'vitest';

import type { LoadSource } from './server-load.ts';

export interface ScriptedServer {
  source: LoadSource;
  /** The pages that were asked for, in their order. */
  calls: string[];
}

/** For tests: a server on a real socket whose pages answer as a test says, and that remembers who asked. */
export async function scriptedServer(listener: RequestListener): Promise<ScriptedServer> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(request.url ?? '');
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dispatcher = new Agent();
  onTestFinished(async () => {
    await dispatcher.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return { source: { dispatcher, origin, path: '/v1/chat/completions', secret: null }, calls };
}
