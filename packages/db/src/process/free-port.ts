import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** A TCP port on 127.0.0.1 that nobody listens on now. */
export async function findFreePort(): Promise<number> {
  const port = await tryToListen(0);
  if (port === null)
    throw new Error('This machine has no free TCP port on 127.0.0.1: end some programs.');
  return port;
}

/** Whether one could listen on this port of `host` (127.0.0.1 when not named) now. */
export async function isPortFree(port: number, host: string = LOOPBACK): Promise<boolean> {
  return (await tryToListen(port, host)) !== null;
}

function tryToListen(port: number, host: string = LOOPBACK): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(null);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : null;
      server.close(() => {
        resolve(bound);
      });
    });
  });
}
