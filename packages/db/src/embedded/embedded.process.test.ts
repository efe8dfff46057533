import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { findNativeFolder } from './binaries.ts';
import { startEmbeddedDatabase, type EmbeddedDatabase } from './embedded-database.ts';

const isRoot = process.getuid?.() === 0;

let dataFolder: string;
let started: EmbeddedDatabase[];

beforeEach(async () => {
  // Mode 700, as mkdtemp makes it: when root runs this, the server's account cannot enter it by itself.
  dataFolder = await mkdtemp(path.join(tmpdir(), 'assay embedded-'));
  started = [];
});

afterEach(async () => {
  await started.at(-1)?.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

test('a row written before kill -9 of the server is there after the next start', async () => {
  const first = await start();
  await query(first, 'create table pear (id integer)');
  await query(first, 'insert into pear values (7)');
  process.kill(await postmasterPid(), 'SIGKILL');

  const second = await start();

  expect(second.adopted).toBe(false);
  expect(await query(second, 'select id from pear')).toEqual([{ id: 7 }]);
});

test('a server whose launcher was killed is adopted with its data and its address', async () => {
  const launcher = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', LAUNCHER, dataFolder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [url] = (await once(launcher.stdout.setEncoding('utf8'), 'data')) as [string];
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');

  const next = await start();

  expect(next.adopted).toBe(true);
  expect(next.url).toBe(url.trim());
});

test('two starts at once share one server', async () => {
  const [one, other] = await Promise.all([start(), start()]);

  expect(one.url).toBe(other.url);
  expect([one.adopted, other.adopted].toSorted()).toEqual([false, true]);
});

test('a port that another program took meanwhile is changed for a free one', async () => {
  const first = await start();
  await first.stop();
  const port = Number(new URL(first.url).port);
  const squatter = createServer().listen(port, '127.0.0.1');
  await once(squatter, 'listening');

  const second = await start();
  squatter.close();

  expect(new URL(second.url).port).not.toBe(String(port));
  expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a pid file whose number now belongs to another program does not stand in the way', async () => {
  const first = await start();
  await first.stop();
  await writeFile(
    path.join(dataFolder, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${dataFolder}/postgres\n1\n5432\n\n127.0.0.1\n\nready   \n`,
  );

  expect((await start()).adopted).toBe(false);
});

test('a start that was killed in the middle of initdb is simply done again', async () => {
  await mkdir(path.join(dataFolder, 'postgres.unfinished', 'base'), { recursive: true });

  expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('listens on the loopback alone, and only with the password', async () => {
  const database = await start();

  expect(await query(database, 'show listen_addresses')).toEqual([
    { listen_addresses: '127.0.0.1' },
  ]);
  const url = new URL(database.url);
  url.password = 'guess';
  await expect(new pg.Client({ connectionString: url.toString() }).connect()).rejects.toThrow(
    'password authentication failed',
  );
  expect((await stat(path.join(dataFolder, 'postgres.json'))).mode & 0o777).toBe(0o600);
});

test('stop ends the server, and stopping again is no error', async () => {
  const database = await start();
  await database.stop();
  await database.stop();

  await expect(query(database, 'select 1')).rejects.toThrow('ECONNREFUSED');
});

test('a file in the place of the data folder is told in one sentence', async () => {
  const file = path.join(dataFolder, 'file');
  await writeFile(file, '');

  await expect(startEmbeddedDatabase({ dataFolder: file })).rejects.toThrow(
    `The data folder ${file} is not a folder`,
  );
});

test('a folder with files but no cluster is told in one sentence and left alone', async () => {
  const stray = path.join(dataFolder, 'postgres', 'thesis.txt');
  await mkdir(path.dirname(stray));
  await writeFile(stray, 'years of work');

  await expect(start()).rejects.toThrow('holds files but no complete PostgreSQL cluster');
  expect(await readFile(stray, 'utf8')).toBe('years of work');
});

test('a cluster of another major version is told in one sentence', async () => {
  await mkdir(path.join(dataFolder, 'postgres', 'global'), { recursive: true });
  await writeFile(path.join(dataFolder, 'postgres', 'PG_VERSION'), '15\n');

  await expect(start()).rejects.toThrow(/holds data of PostgreSQL 15, but this Assay brings/);
});

test('a broken cluster is told in one sentence with the reason and the log', async () => {
  await (await start()).stop();
  await rm(path.join(dataFolder, 'postgres', 'global', 'pg_control'));

  await expect(start()).rejects.toThrow(/does not start \(.*\): see .*postgres\.log/);
});

test('a lost password file is told in one sentence, not answered with a new empty cluster', async () => {
  await (await start()).stop();
  await rm(path.join(dataFolder, 'postgres.json'));

  await expect(start()).rejects.toThrow('with the password of the embedded database is missing');
});

test.skipIf(process.platform === 'win32')('a full disk is told in one sentence', async () => {
  const nativeFolder = path.join(dataFolder, 'native');
  await mkdir(path.join(nativeFolder, 'bin'), { recursive: true });
  await mkdir(path.join(nativeFolder, 'lib'));
  // Programs that say what PostgreSQL's say on a full disk.
  await program('postgres', 'echo "postgres (PostgreSQL) 18.4"');
  await program('pg_ctl', 'exit 1');
  await program('initdb', 'echo "could not write to file: No space left on device" >&2; exit 1');

  await expect(startEmbeddedDatabase({ dataFolder, nativeFolder })).rejects.toThrow(
    /The disk that holds .* is full: free at least 200 MB/,
  );

  async function program(name: string, script: string): Promise<void> {
    await writeFile(path.join(nativeFolder, 'bin', name), `#!/bin/sh\n${script}\n`, {
      mode: 0o755,
    });
  }
});

test.runIf(isRoot)(
  'root hands over to another account, though only root may enter the folders',
  async () => {
    const nativeFolder = path.join(dataFolder, 'package', 'native');
    await cp(await findNativeFolder(`${process.platform}-${process.arch}`), nativeFolder, {
      recursive: true,
      verbatimSymlinks: true,
    });
    // As after `npm ci --ignore-scripts`: the links to the libraries are not there yet.
    const links = JSON.parse(
      await readFile(path.join(nativeFolder, 'pg-symlinks.json'), 'utf8'),
    ) as { target: string }[];
    for (const { target } of links)
      await rm(path.join(nativeFolder, '..', target), { force: true });

    const database = await startEmbeddedDatabase({ dataFolder, nativeFolder });
    started.push(database);

    expect((await stat(dataFolder)).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(dataFolder, 'postgres'))).uid).not.toBe(0);
    expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
  },
);

test.runIf(isRoot)('root hands over to another account in an open folder too', async () => {
  await chmod(dataFolder, 0o755);

  const database = await start();

  expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
});

const LAUNCHER = `
  import { startEmbeddedDatabase } from ${JSON.stringify(
    fileURLToPath(new URL('embedded-database.ts', import.meta.url)),
  )};
  const { url } = await startEmbeddedDatabase({ dataFolder: process.argv[1] });
  console.log(url);
  setInterval(() => undefined, 1_000);
`;

async function start(): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ dataFolder });
  started.push(database);
  return database;
}

async function query(database: EmbeddedDatabase, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function postmasterPid(): Promise<number> {
  const text = await readFile(path.join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}
