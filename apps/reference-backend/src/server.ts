import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { chatCompletions } from './chat-completions.ts';
import { ApiError, sendError, sendJson } from './errors.ts';
import { modelList } from './models.ts';
import { readJsonBody } from './read-body.ts';

export interface BackendOptions {
  host: string;
  /** 0 takes any free port; `url` tells which. */
  port: number;
  /** Per reply, streamed or not; 0 means without a pace. */
  tokensPerSecond: number;
  /** Told of every request before it is answered. */
  onRequest?: (request: { method: string; path: string }) => void;
}

export interface RunningBackend {
  url: string;
  /** Stops listening and ends the replies that are still under way. */
  close(): Promise<void>;
}

interface Context {
  options: BackendOptions;
  /** One for each request being answered; aborting ends its work at once. */
  inFlight: Set<AbortController>;
}

/** Starts the server; rejects if the port is taken. */
export async function startReferenceBackend(options: BackendOptions): Promise<RunningBackend> {
  const context: Context = { options, inFlight: new Set() };
  const server = createServer((request, response) => {
    handle(request, response, context).catch(console.error);
  });
  const { port } = await listen(server, options);
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { url: `http://${host}:${port}`, close: () => closeAll(server, context) };
}

/** Whatever goes wrong becomes an error reply, unless the client has gone: then nobody is there to read it. */
async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  const work = new AbortController();
  context.inFlight.add(work);
  response.on('close', () => {
    work.abort();
  });
  try {
    await route(request, response, { ...context, signal: work.signal });
  } catch (error) {
    const clientHasGone = work.signal.aborted || (request.destroyed && !request.complete);
    if (!clientHasGone) reportAndSend(response, error);
  } finally {
    context.inFlight.delete(work);
  }
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  { options, inFlight, signal }: Context & { signal: AbortSignal },
): Promise<void> {
  const method = request.method ?? 'GET';
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  options.onRequest?.({ method, path });
  switch (`${method} ${path}`) {
    case 'GET /health':
      // This request is itself in flight, and not what is asked about.
      sendJson(response, 200, { status: 'ok', in_flight: inFlight.size - 1 });
      return;
    case 'GET /v1/models':
      sendJson(response, 200, modelList());
      return;
    case 'POST /v1/chat/completions':
      await chatCompletions(await readJsonBody(request), response, {
        tokensPerSecond: options.tokensPerSecond,
        signal,
      });
      return;
    default:
      throw new ApiError({
        status: 404,
        message: `There is no ${method} ${path.slice(0, 100)} here; try GET /v1/models or POST /v1/chat/completions.`,
        code: 'not_found',
      });
  }
}

function reportAndSend(response: ServerResponse, error: unknown): void {
  if (!(error instanceof ApiError)) console.error(error);
  sendError(response, error);
}

function listen(server: Server, { host, port }: BackendOptions): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error) => {
      reject(
        new Error(
          `The reference backend cannot listen on ${host}, port ${port} (${cause.message}); choose another host or port.`,
          { cause },
        ),
      );
    };
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve(server.address() as AddressInfo);
    });
  });
}

function closeAll(server: Server, { inFlight }: Context): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    for (const work of inFlight) work.abort();
    server.closeAllConnections();
  });
}
