import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

/** A server that cannot be used: one sentence for a person, without the password. */
export class DatabaseUnreachableError extends Error {
  override readonly name = 'DatabaseUnreachableError';
}

const POLL_MS = 250;
const CONNECT_LIMIT_MS = 5_000;

/** SQLSTATE: the named database does not exist; the server is starting up; it has no connection left. */
const NO_SUCH_DATABASE = '3D000';
const PASSING_CODES = new Set([
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'ECONNRESET',
]);
/** SQLSTATE: made by another process in this moment. */
const MADE_MEANWHILE = new Set(['42P04', '23505']);

/**
 * Waits until the server answers, up to `waitMs`, and creates the database that the connection string names
 * when it is missing.
 *
 * @throws DatabaseUnreachableError with one sentence that names the server but not the password
 */
export async function ensureDatabase(connectionString: string, waitMs = 10_000): Promise<void> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const code = await tryToConnect(connectionString);
    if (code === null) return;
    if (code === NO_SUCH_DATABASE) {
      await createDatabase(connectionString);
      return;
    }
    if (!PASSING_CODES.has(code) || Date.now() >= deadline) {
      throw unreachable(connectionString, code);
    }
    await sleep(POLL_MS);
  }
}

/** The same server and account, another database. */
export function withDatabaseName(connectionString: string, databaseName: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${encodeURIComponent(databaseName)}`;
  return url.toString();
}

async function tryToConnect(connectionString: string): Promise<string | null> {
  parseConnectionString(connectionString);
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  try {
    await client.connect();
    return null;
  } catch (error) {
    return codeOf(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(connectionString: string): Promise<void> {
  const databaseName = decodeURIComponent(
    parseConnectionString(connectionString).pathname.slice(1),
  );
  const client = new pg.Client({
    connectionString: withDatabaseName(connectionString, 'postgres'),
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
  });
  try {
    await client.connect();
    await client.query(`create database ${pg.escapeIdentifier(databaseName)}`);
  } catch (error) {
    if (MADE_MEANWHILE.has(codeOf(error))) return;
    throw new DatabaseUnreachableError(
      `The database ${databaseName} does not exist and could not be created (${messageOf(error)}): create it by hand, or give the account the right CREATEDB.`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function unreachable(connectionString: string, code: string): DatabaseUnreachableError {
  const url = parseConnectionString(connectionString);
  const reason =
    code === '28P01' || code === '28000'
      ? 'refuses the account or its password'
      : `does not answer (${code})`;
  return new DatabaseUnreachableError(
    `The PostgreSQL server ${url.hostname}:${url.port || '5432'} ${reason}: check DATABASE_URL and that the server runs.`,
  );
}

function parseConnectionString(connectionString: string): URL {
  try {
    const url = new URL(connectionString);
    if (/^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return url;
  } catch {
    // Said below, without repeating the string: it may hold a password.
  }
  throw new DatabaseUnreachableError(
    'The connection string of the database cannot be read: set DATABASE_URL to postgresql://user:password@host:5432/database.',
  );
}

function codeOf(error: unknown): string {
  // A host with several addresses fails with an AggregateError that holds one error for each.
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const code = (first as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return messageOf(error).includes('timeout') ? 'ETIMEDOUT' : messageOf(error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
