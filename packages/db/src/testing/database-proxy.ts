import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface DatabaseProxy {
  /** The database, by way of this proxy. */
  url: string;
  /** Ends all connections once, in the moment in which a client sends that; new ones are taken. */
  cutAt(text: string): void;
  /** Likewise, when the server answers that: what was asked is done, and who asked does not learn of it. */
  cutAtAnswer(text: string): void;
  /**
   * Swallows all that is sent over the connections of now, and ends none: as a network that loses packets. New ones are
   * taken after so long; until then nothing comes of them either.
   */
  swallow(durationMs?: number): void;
  /** Tells clients numbers of its own for their connections from now on, which the server does not know: as a pooler does. */
  renumber(): void;
  /** Ends all connections and refuses new ones. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** BackendKeyData: the number of a connection stands behind its type and length. */
const KEY_DATA = Buffer.from([0x4b, 0, 0, 0, 12]);

/** Stands before a database, so that a test can take it away from its clients. */
export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const url = new URL(databaseUrl);
  const { hostname, port } = url;
  const sockets = new Set<Socket>();
  let cuttingAt: string | null = null;
  let answerCuttingAt: string | null = null;
  let silentUntilMs = 0;
  let isRenumbering = false;

  function keep(socket: Socket): Socket {
    sockets.add(socket);
    socket.on('error', () => undefined);
    return socket.once('close', () => sockets.delete(socket));
  }

  const server = createServer((client) => {
    if (performance.now() < silentUntilMs) {
      keep(client).resume();
      return;
    }
    const behind = keep(connect(Number(port), hostname));
    keep(client).on('data', (sent) => {
      if (cuttingAt === null || !sent.includes(cuttingAt)) return;
      cuttingAt = null;
      cut();
    });
    behind.on('data', (answer) => {
      const keyData = isRenumbering ? answer.indexOf(KEY_DATA) : -1;
      if (keyData !== -1) answer.writeInt32BE(client.remotePort ?? 0, keyData + KEY_DATA.length);
      if (answerCuttingAt === null || !answer.includes(answerCuttingAt)) return;
      answerCuttingAt = null;
      cut();
    });
    client.pipe(behind).pipe(client);
    client.once('close', () => behind.destroy());
    behind.once('close', () => client.destroy());
  });

  function cut(): void {
    for (const socket of sockets) socket.destroy();
  }

  async function listenAt(wanted: number): Promise<number> {
    server.listen(wanted, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  async function goAway(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    cut();
    await closed;
  }

  const ownPort = await listenAt(0);
  url.hostname = '127.0.0.1';
  url.port = String(ownPort);
  return {
    url: url.href,
    cutAt(text) {
      cuttingAt = text;
    },
    cutAtAnswer(text) {
      answerCuttingAt = text;
    },
    swallow(durationMs = 0) {
      silentUntilMs = performance.now() + durationMs;
      for (const socket of sockets) socket.unpipe().resume();
    },
    renumber() {
      isRenumbering = true;
    },
    goAway,
    async comeBack() {
      await listenAt(ownPort);
    },
    close: goAway,
  };
}
