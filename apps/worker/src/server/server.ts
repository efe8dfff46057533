import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createHTTPHandler } from '@trpc/server/adapters/standalone';

import { workerRouter, type WorkerControls } from './router.ts';

export interface WorkerServer {
  url: string;
  close(): Promise<void>;
}

/** What `deriveToken` is given for the token that may drain a worker. */
export const DRAIN_PURPOSE = 'worker drain';

const LOOPBACK = '127.0.0.1';

/** Serves the worker's router and GET /health on the loopback address. */
export async function startWorkerServer(options: {
  port: number;
  controls: WorkerControls;
}): Promise<WorkerServer> {
  const { port, controls } = options;
  const answerCalls = createHTTPHandler({
    router: workerRouter,
    createContext: ({ req }) => ({ controls, bearer: bearerOf(req) }),
  });
  const server = createServer((request, response) => {
    if (request.url !== '/health') {
      answerCalls(request, response);
      return;
    }
    const { state } = controls.status();
    response.writeHead(state === 'working' ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ state }));
  });
  await listen(server, port);
  return {
    url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`,
    close: () => close(server),
  };
}

function bearerOf({ headers }: IncomingMessage): string | null {
  const given = headers.authorization ?? '';
  return given.startsWith('Bearer ') ? given.slice('Bearer '.length) : null;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const sentence = `The worker cannot listen on port ${port}: set ASSAY_WORKER_PORT to a free one, or to 0 for any.`;
      reject(new Error(sentence, { cause }));
    });
    server.listen(port, LOOPBACK, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
