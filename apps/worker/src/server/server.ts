import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';

import { createHTTPHandler } from '@trpc/server/adapters/standalone';

import type { ReadReadiness } from '../observe/readiness.ts';
import { workerRouter, type WorkerControls } from './router.ts';

export interface WorkerServer {
  /** Where the web app reaches it. */
  url: string;
  close(): Promise<void>;
}

export interface WorkerServerOptions {
  /** An address of this machine; the wildcards are told to others as the machine's name. */
  host: string;
  /** 0 takes any free one. */
  port: number;
  controls: WorkerControls;
  readiness: ReadReadiness;
  metrics: { contentType: string; read: () => Promise<string> };
}

const WILDCARDS = ['0.0.0.0', '::'];

/**
 * Serves the worker's router to those who have its token, and to everybody what says nothing about the work:
 * `/health/live`, `/health/ready` (and `/health`, the same), `/metrics`.
 */
export async function startWorkerServer(options: WorkerServerOptions): Promise<WorkerServer> {
  const { host, port, controls } = options;
  const answerCalls = createHTTPHandler({
    router: workerRouter,
    createContext: ({ req }) => ({ controls, bearer: bearerOf(req) }),
  });
  const pages = openPages(options);
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    if (!page) answerCalls(request, response);
    else answerPage(response, page).catch(() => response.destroy());
  });
  await listen(server, { host, port });
  return {
    url: addressOf(host, (server.address() as AddressInfo).port),
    close: () => close(server),
  };
}

interface Page {
  status: number;
  contentType: string;
  text: string;
}

function openPages({ readiness, metrics }: WorkerServerOptions): Map<string, () => Promise<Page>> {
  const live = () => Promise.resolve(json(200, { status: 'live' }));
  const ready = async () => {
    const reason = await readiness();
    return reason === null
      ? json(200, { status: 'ready' })
      : json(503, { status: 'not ready', reason });
  };
  const figures = async () => {
    const text = await metrics.read();
    return { status: 200, contentType: metrics.contentType, text };
  };
  return new Map([
    ['/health/live', live],
    ['/health/ready', ready],
    ['/health', ready],
    ['/metrics', figures],
  ]);
}

function json(status: number, value: object): Page {
  return { status, contentType: 'application/json', text: JSON.stringify(value) };
}

async function answerPage(response: ServerResponse, read: () => Promise<Page>): Promise<void> {
  const failed = () => json(500, { status: 'failed', reason: 'The page could not be made.' });
  const { status, contentType, text } = await read().catch(failed);
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' });
  response.end(text);
}

function addressOf(host: string, port: number): string {
  const name = WILDCARDS.includes(host) ? hostname() : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function bearerOf({ headers }: IncomingMessage): string | null {
  const given = headers.authorization ?? '';
  return given.startsWith('Bearer ') ? given.slice('Bearer '.length) : null;
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const sentence = `The worker cannot listen on ${host}, port ${port}: set ASSAY_WORKER_HOST to an address of this machine and ASSAY_WORKER_PORT to a free port, or to 0 for any.`;
      reject(new Error(sentence, { cause }));
    });
    server.listen(port, host, resolve);
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
