import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HoldingProxy {
  url: string;
  /** Requests that were let through to their end and never answered. */
  readonly held: number;
  close(): void;
}

/**
 * Stands before a server and passes on everything, except that it keeps the answers to itself of which `holds` is true:
 * what was asked is done, and who asked does not learn of it.
 */
export async function startHoldingProxy(
  target: string,
  holds: (page: string) => boolean,
): Promise<HoldingProxy> {
  let held = 0;

  function pass(asked: IncomingMessage, response: ServerResponse): void {
    const { method, headers, url = '/' } = asked;
    const isHeld = holds(url);
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      if (isHeld) {
        answer.resume().once('end', () => (held += 1));
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.once('error', () => response.destroy());
    response.once('close', () => onward.destroy());
    asked.pipe(onward);
  }

  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get held() {
      return held;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
