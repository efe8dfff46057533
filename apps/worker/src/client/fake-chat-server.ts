import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Agent } from 'undici';
import { afterEach } from 'vitest';

import { NO_TIME_LIMITS } from '@assay/contracts/time-limits';

import { requestChatCompletion, type ChatCall } from './chat-completion.ts';
import { phaseLimits } from './phase-limits.ts';

/** For tests: a chat API that does what a test says, on a real socket. */
let cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
  cleanups = [];
});

export async function ask(
  listener: RequestListener,
  signal = new AbortController().signal,
  watched: Partial<Pick<ChatCall, 'limits' | 'isQueued'>> = {},
) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dispatcher = new Agent();
  cleanups.push(
    () => new Promise((resolve) => server.close(resolve)),
    () => dispatcher.destroy(),
  );
  const { port } = server.address() as AddressInfo;
  return requestChatCompletion({
    dispatcher,
    origin: `http://127.0.0.1:${port}`,
    path: '/v1/chat/completions',
    secret: 'sk-1',
    body: '{"stream":true}',
    limits: phaseLimits(4_096, NO_TIME_LIMITS),
    isQueued: () => Promise.resolve(null),
    ...watched,
    signal,
  });
}

export function event(value: unknown): string {
  return `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`;
}

export function delta(content: string, finish: string | null = null): string {
  return event({ choices: [{ delta: { content }, finish_reason: finish }] });
}

export function stream(...parts: (string | Buffer)[]): RequestListener {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    sendAll(response, parts).catch(() => response.destroy());
  };
}

/** Each part in a packet of its own. */
async function sendAll(response: ServerResponse, parts: (string | Buffer)[]): Promise<void> {
  for (const part of parts) {
    response.write(part);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  response.end();
}
