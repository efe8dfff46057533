import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { isAlive } from '@assay/db/process/process-identity';

import { endLeftoverChildren, writeChildRecord } from './child-record.ts';
import { PROJECT_ROOT, typescriptOptions } from './project.ts';
import { superviseChild, type ChildSpecification, type SupervisedChild } from './supervisor.ts';

/** Says its number each time it starts. */
const SERVER = `console.log('started ' + process.pid); setInterval(() => undefined, 1000);`;
const DEAF_SERVER = `process.on('SIGTERM', () => console.log('no')); ${SERVER}`;

let dataFolder: string;
let events: string[];
let children: SupervisedChild[];

beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), 'assay-supervisor-'));
  events = [];
  children = [];
});

afterEach(async () => {
  await Promise.all(children.map((child) => child.stop(AbortSignal.abort())));
  await rm(dataFolder, { recursive: true, force: true });
});

test('a child that was killed is started again, with its log kept', async () => {
  const child = await supervise(SERVER);
  const first = child.pid() ?? 0;
  await expect.poll(() => log(), { timeout: 10_000 }).toContain(`started ${first}`);
  process.kill(first, 'SIGKILL');

  await expect.poll(() => child.pid(), { timeout: 10_000 }).not.toBeOneOf([first, null]);
  const second = child.pid() ?? 0;
  await expect.poll(() => log(), { timeout: 10_000 }).toContain(`started ${second}`);
  expect(await log()).toContain(`started ${first}`);
  expect(child.deaths()).toBe(1);
  expect(events).toEqual([expect.stringContaining('The server ended (SIGKILL)')]);
});

test('a child that keeps ending is started again with doubling delays', async () => {
  const child = await supervise('process.exit(3)');

  await expect.poll(() => child.deaths(), { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
  await child.stop();

  expect(events[0]).toContain('exit code 3');
  expect(events.slice(0, 3).map((event) => /in ([\d.]+) s/.exec(event)?.[1])).toEqual([
    '0.05',
    '0.1',
    '0.2',
  ]);
});

test('stop ends a child for good and removes its record', async () => {
  const child = await supervise(SERVER);
  const pid = child.pid() ?? 0;
  expect(await readdir(path.join(dataFolder, 'run'))).toEqual(['server.json']);

  await child.stop();

  expect(isAlive(pid)).toBe(false);
  expect(events).toEqual([]);
  expect(await readdir(path.join(dataFolder, 'run'))).toEqual([]);
});

test('a child that ignores SIGTERM is killed after the grace', async () => {
  const child = await supervise(DEAF_SERVER, 300);
  const pid = child.pid() ?? 0;
  await expect.poll(() => log(), { timeout: 10_000 }).toContain('started');

  await child.stop();

  expect(isAlive(pid)).toBe(false);
  expect(await log()).toContain('no');
});

test('a second wish to stop does not wait for the grace', async () => {
  const child = await supervise(DEAF_SERVER, 600_000);
  const pid = child.pid() ?? 0;
  await expect.poll(() => log(), { timeout: 10_000 }).toContain('started');
  const hurry = new AbortController();
  const stopped = child.stop(hurry.signal);
  hurry.abort();

  await stopped;

  expect(isAlive(pid)).toBe(false);
});

test('children end by themselves when their launcher is killed', async () => {
  const { pid } = await launchAndKill();

  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
});

test('the next start ends what a killed launcher left, and removes the record', async () => {
  const child = await orphan();

  expect(await endLeftoverChildren(dataFolder)).toEqual(['server']);

  expect(isAlive(child)).toBe(false);
  expect(await readdir(path.join(dataFolder, 'run'))).toEqual([]);
});

test('never ends a process that only has the number of a child of earlier', async () => {
  const bystander = await orphan();
  const file = path.join(dataFolder, 'run', 'server.json');
  const record = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;

  await writeFile(file, JSON.stringify({ ...record, entry: '/another/script.mjs' }));
  expect(await endLeftoverChildren(dataFolder)).toEqual([]);
  await writeFile(file, JSON.stringify({ ...record, startMark: 'another boot:1' }));
  expect(await endLeftoverChildren(dataFolder)).toEqual([]);

  expect(isAlive(bystander)).toBe(true);
  process.kill(bystander, 'SIGKILL');
});

async function supervise(script: string, graceMs?: number): Promise<SupervisedChild> {
  const child = await superviseChild(await specification(script), {
    dataFolder,
    onEvent: (sentence) => events.push(sentence),
    firstDelayMs: 50,
    ...(graceMs === undefined ? {} : { graceMs }),
  });
  children.push(child);
  return child;
}

async function specification(script: string): Promise<ChildSpecification> {
  const entry = path.join(dataFolder, 'server.mjs');
  await writeFile(entry, script);
  return { name: 'server', entry, nodeOptions: [], environment: {}, folder: dataFolder };
}

/** A launcher of its own process with one child; killed the hard way as soon as that runs. */
async function launchAndKill(): Promise<{ pid: number }> {
  const supervisorUrl = pathToFileURL(path.join(import.meta.dirname, 'supervisor.ts')).href;
  const launcher = spawn(
    process.execPath,
    [
      ...typescriptOptions(),
      '--input-type=module',
      '--eval',
      `import { superviseChild } from ${JSON.stringify(supervisorUrl)};
       const child = await superviseChild(${JSON.stringify(await specification(SERVER))}, {
         dataFolder: ${JSON.stringify(dataFolder)}, onEvent: () => undefined });
       console.log(child.pid());`,
    ],
    { cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [pid] = (await once(launcher.stdout.setEncoding('utf8'), 'data')) as [string];
  await expect.poll(() => log(), { timeout: 10_000 }).toContain('started');
  launcher.kill('SIGKILL');
  return { pid: Number(pid) };
}

/** A child whose launcher is gone and that does not notice, as one that hangs. */
async function orphan(): Promise<number> {
  const { entry } = await specification(SERVER);
  const child = spawn(process.execPath, [entry], { detached: true, stdio: 'ignore' });
  await once(child, 'spawn');
  child.unref();
  const pid = child.pid ?? 0;
  await writeChildRecord(dataFolder, { name: 'server', pid, entry });
  return pid;
}

function log(): Promise<string> {
  return readFile(path.join(dataFolder, 'logs', 'server.log'), 'utf8');
}
