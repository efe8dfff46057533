import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

/** What canaries try to reach. All of it is open to every account here: only the sandbox's walls can keep it. */
export interface Bait {
  /** What is told to the programs. */
  told: {
    token: string;
    readable: string[];
    forbidden: string[];
    /** Names of environment variables that a program may have. */
    environment: string[];
    tcpPort: number;
    udpPort: number;
    socketPath: string;
    abstractName: string;
  };
  /** How often something reached a listener. */
  contacts(): number;
  /** Files that something has left where it must not write. */
  strayFiles(): Promise<string[]>;
  remove(): Promise<void>;
}

const OWN_ENVIRONMENT = [
  ...['PATH', 'HOME', 'LANG', 'PWD', 'PYTHONHASHSEED', 'PYTHONUTF8', 'OPENBLAS_NUM_THREADS'],
  // Made up by Emscripten, which has no access to the real ones.
  ...['USER', 'LOGNAME', '_', 'PYTHONINSPECT', 'LD_LIBRARY_PATH'],
];

const SECRET_FILE = 'secret.txt';
const SOCKET_FILE = 'listener.sock';

/** How the names of files begin that programs leave wherever they can. */
export function markOf(token: string): string {
  return `mark-${token}`;
}

/** Lays bait in a new folder below `scratch` and listens. */
export async function layBait(scratch: string): Promise<Bait> {
  await mkdir(scratch, { recursive: true });
  const folder = await mkdtemp(path.join(scratch, 'bait-'));
  await chmod(folder, 0o777);
  const token = randomBytes(16).toString('hex');
  const forbidden = [folder, import.meta.dirname, tmpdir(), homedir(), '/usr/lib', '/etc'];
  const secretFile = path.join(folder, SECRET_FILE);
  await writeFile(secretFile, token);
  await chmod(secretFile, 0o666);
  let contacts = 0;
  const listeners = await listen(folder, token, () => {
    contacts += 1;
  });
  return {
    told: {
      token,
      readable: [secretFile, import.meta.filename, '/etc/passwd', '/etc/hostname'],
      forbidden,
      environment: OWN_ENVIRONMENT,
      ...listeners.addresses,
    },
    contacts: () => contacts,
    strayFiles: () => findStrayFiles(forbidden, token),
    async remove() {
      listeners.close();
      for (const stray of await findStrayFiles(forbidden, token)) await rm(stray, { force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function listen(folder: string, token: string, onContact: () => void) {
  const socketPath = shortSocketPath(folder);
  const abstractName = `assay-${token}`;
  const onTcp = await listenOn({ host: '127.0.0.1', port: 0 }, onContact);
  const onPath = await listenOn({ path: socketPath }, onContact);
  if (onPath !== null) await chmod(socketPath, 0o777);
  const onName =
    process.platform === 'linux' ? await listenOn({ path: `\0${abstractName}` }, onContact) : null;
  const onUdp = createSocket('udp4', onContact);
  onUdp.bind(0, '127.0.0.1');
  await once(onUdp, 'listening');
  onUdp.unref();
  const tcpPort = (onTcp?.address() as AddressInfo).port;
  return {
    addresses: { tcpPort, udpPort: onUdp.address().port, socketPath, abstractName },
    close() {
      for (const server of [onTcp, onPath, onName]) server?.close();
      onUdp.close();
    },
  };
}

/** A path of a Unix socket has room for about 100 bytes. */
function shortSocketPath(folder: string): string {
  const inFolder = path.join(folder, SOCKET_FILE);
  if (inFolder.length <= 100) return inFolder;
  return path.join(tmpdir(), `${path.basename(folder)}.sock`);
}

/** Null where such a listener cannot be had: then there is nothing that a program could reach by it either. */
async function listenOn(
  where: { host: string; port: number } | { path: string },
  onContact: () => void,
): Promise<Server | null> {
  const server = createServer((connection) => {
    onContact();
    connection.on('error', () => undefined);
    connection.destroy();
  });
  server.unref();
  server.listen(where);
  return once(server, 'listening').then(
    () => server,
    () => null,
  );
}

/** Full paths. What a program believes to be such a place may be its own: only we can tell. */
async function findStrayFiles(places: string[], token: string): Promise<string[]> {
  const found = await Promise.all(
    places.map(async (place) => {
      const names = await readdir(place).catch(() => []);
      const strays = names.filter((name) => name.startsWith(markOf(token)));
      return strays.map((name) => path.join(place, name));
    }),
  );
  return found.flat();
}
