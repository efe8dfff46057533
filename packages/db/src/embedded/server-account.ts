import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { runProgram } from './run-program.ts';

/** As whom the server's programs run. PostgreSQL refuses to run as root, so root hands over. */
export type ServerAccount = {
  name: string;
  uid: number;
  gid: number;
  /** The account may not enter a parent folder by itself and keeps root's right to pass (CAP_DAC_OVERRIDE). */
  passesClosedFolders: boolean;
};

/**
 * Chooses the account: null means the current one will do (anyone but root). Root hands over to the
 * owner of an existing cluster, else to `postgres`, else to `nobody`.
 *
 * @param paths what the server must read or run: its programs and libraries
 * @param foldersToEnter folders on the way to the cluster
 * @throws EmbeddedDatabaseError when no account can be used
 */
export async function chooseServerAccount(options: {
  clusterFolder: string;
  paths: string[];
  foldersToEnter: string[];
  passwdFile?: string;
}): Promise<ServerAccount | null> {
  if (process.getuid?.() !== 0) return null;
  const known = parsePasswd(await readFile(options.passwdFile ?? '/etc/passwd', 'utf8'));
  const chosen =
    (await ownerOf(options.clusterFolder)) ?? known.get('postgres') ?? known.get('nobody');
  if (chosen === undefined) {
    throw new EmbeddedDatabaseError(
      'PostgreSQL refuses to run as root and this machine has neither an account postgres nor nobody: run Assay as another account, or set DATABASE_URL.',
    );
  }
  const account = { ...chosen, passesClosedFolders: false };
  if (
    (await canReachAll(options.paths, 5, account)) &&
    (await canReachAll(options.foldersToEnter, 1, account))
  ) {
    await assertUsable(account, options.clusterFolder);
    return account;
  }
  const passing = { ...account, passesClosedFolders: true };
  await assertUsable(passing, options.clusterFolder);
  return passing;
}

type Account = { name: string; uid: number; gid: number };

/** Reads the lines of /etc/passwd: name:password:uid:gid:... */
export function parsePasswd(text: string): Map<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of text.split('\n')) {
    const [name, , uidText, gidText] = line.split(':');
    const uid = Number(uidText);
    const gid = Number(gidText);
    if (name !== undefined && Number.isInteger(uid) && uid > 0 && Number.isInteger(gid)) {
      accounts.set(name, { name, uid, gid });
    }
  }
  return accounts;
}

async function ownerOf(folder: string): Promise<Account | undefined> {
  const found = await stat(folder).catch(() => null);
  if (found === null || found.uid === 0) return undefined;
  return { name: `uid ${found.uid}`, uid: found.uid, gid: found.gid };
}

async function canReachAll(paths: string[], wantedBits: 1 | 5, account: Account): Promise<boolean> {
  for (const wanted of paths) {
    const real = await realpath(wanted);
    if (!mayUse(await stat(real), account, wantedBits)) return false;
    for (let parent = path.dirname(real); ; parent = path.dirname(parent)) {
      if (!mayUse(await stat(parent), account, 1)) return false;
      if (parent === path.dirname(parent)) break;
    }
  }
  return true;
}

/** Permission bits: 5 is read and enter (or execute), 1 is enter only. */
function mayUse(
  found: { uid: number; gid: number; mode: number },
  account: Account,
  wantedBits: 1 | 5,
): boolean {
  const shift = found.uid === account.uid ? 6 : found.gid === account.gid ? 3 : 0;
  const bits = (found.mode >> shift) & 7;
  return (bits & wantedBits) === wantedBits;
}

async function assertUsable(account: ServerAccount, clusterFolder: string): Promise<void> {
  const tried = await runProgram('true', [], { account }).catch((error: unknown) => ({
    exitCode: null,
    output: error instanceof Error ? error.message : String(error),
  }));
  if (tried.exitCode === 0) return;
  const cause = new Error(tried.output);
  throw account.passesClosedFolders
    ? new EmbeddedDatabaseError(
        `PostgreSQL refuses to run as root, and the account ${account.name} may not enter ${path.dirname(clusterFolder)} or the project's folder: move the project to a folder that other accounts may enter (not /root or one with mode 700), or set DATABASE_URL.`,
        { cause },
      )
    : new EmbeddedDatabaseError(
        `PostgreSQL refuses to run as root, and root may not hand over to the account ${account.name} here: run Assay as another account, or set DATABASE_URL.`,
        { cause },
      );
}
