import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { prepareFirstStart } from '@assay/api/setup/prepare-first-start';
import { findFreePort } from '@assay/db/process/free-port';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { startHubStub, type HubStub } from '@assay/exchange/testing/hub-stub';

import { PROJECT_ROOT } from './project.ts';
import { startTestWeb, testWebRelease, type TestWeb } from './testing/test-web.ts';

/** `assay benchmark import` against the built web app and a hub that answers as documented. */

let folder: string;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let hub: HubStub;
let web: TestWeb;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'assay-import-'));
  database = await createTestDatabase();
  hub = await startHubStub([
    { dataset: 'openai/gsm8k', config: 'main', split: 'test', rows: sums(120) },
    {
      dataset: 'team/private',
      config: 'default',
      split: 'test',
      rows: sums(3),
      gatedFor: 'hf_secret',
    },
  ]);
  const port = await findFreePort();
  const cliTokenFile = path.join(folder, 'cli.json');
  await prepareFirstStart({
    databaseUrl: database.url,
    referenceUrl: 'http://127.0.0.1:9/v1',
    demo: false,
    webUrl: `http://127.0.0.1:${port}`,
    cliTokenFile,
  });
  ({ token } = JSON.parse(await readFile(cliTokenFile, 'utf8')) as { token: string });
  web = await startTestWeb({
    release: await testWebRelease(folder),
    port,
    databaseUrl: database.url,
    dataFolder: folder,
    environment: { ASSAY_HUB_URL: hub.address },
  });
}, 900_000);

afterAll(async () => {
  await web.stop();
  await hub.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

function sums(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    question: `What is ${index} + 1?`,
    answer: `One more.\n#### ${index + 1}`,
  }));
}

async function assay(args: string[], variables: Record<string, string> = {}) {
  const child = spawn(
    process.execPath,
    [path.join(PROJECT_ROOT, 'scripts/assay.mjs'), 'benchmark', ...args],
    { env: { PATH: '', ASSAY_URL: web.url, ASSAY_TOKEN: token, ...variables } },
  );
  const exit = once(child, 'close') as Promise<[number | null]>;
  const [output, complaints, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    exit,
  ]);
  return { output, complaints, code };
}

test('imports a recipe from the hub, and the same again is the same version', async () => {
  const first = await assay(['import', 'gsm8k']);
  expect(first).toMatchObject({ complaints: '', code: 0 });
  expect(first.output).toMatch(/^gsm8k version [0-9a-f]{12}: 120 items of 120 records\.\n$/);
  const second = await assay(['import', 'gsm8k']);
  expect(second.output).toMatch(/was there before, with the same 120 items/);
  const list = await assay(['list']);
  expect(list.output).toMatch(/^gsm8k\t[0-9a-f]{12}\t120\t/m);
});

test('imports a file by a mapping, and says which records were refused and why', async () => {
  const file = path.join(folder, 'set.csv');
  const mapping = path.join(folder, 'mapping.json');
  await writeFile(file, 'frage,antwort\n"1 + 1?",2\n"und das?",\n"2 + 2?",4\n');
  await writeFile(
    mapping,
    JSON.stringify({ prompt: 'frage', gold: 'antwort', grader: { kind: 'number', params: {} } }),
  );
  const done = await assay(['import', file, '--mapping', mapping, '--name', 'my-set', '--json']);
  expect(done.code).toBe(0);
  expect(JSON.parse(done.output)).toMatchObject({
    status: 'done',
    name: 'my-set',
    items: 2,
    refused: 1,
    refusals: [{ place: 'row 2' }],
  });
});

test('shows what it would make, and stores nothing', async () => {
  const before = await assay(['list']);
  const preview = await assay(['import', 'hf:openai/gsm8k', '--preview']);
  expect(preview.code).toBe(0);
  expect(preview.output).toContain('"after-hashes"');
  expect(preview.output).toContain('gold: 1');
  expect(await assay(['list'])).toEqual(before);
});

test('reads a gated set with the token of the environment, and never shows it', async () => {
  const refused = await assay(['import', 'hf:team/private']);
  expect(refused.code).toBe(1);
  expect(refused.complaints).toMatch(/does not exist, or it is gated or private/);
  expect(refused.complaints.trim().split('\n')).toHaveLength(1);
  const done = await assay(['import', 'hf:team/private'], { HF_TOKEN: 'hf_secret' });
  expect(done).toMatchObject({ complaints: '', code: 0 });
  const log = await readFile(path.join(folder, 'logs', `web-${new URL(web.url).port}.log`), 'utf8');
  expect(done.output + log).not.toContain('hf_secret');
});

test.each([
  [['import', 'no-such-set'], /There is no file "no-such-set" and no recipe of that name/],
  [['import', 'hf:team/nothing'], /does not exist, or it is gated or private/],
  [['import', 'gsm8k', '--name', 'Not A Name'], /named in lower case/],
  [['import', 'gsm8k', '--kind', 'math'], /--kind goes with --mapping/],
])('refuses %j in one sentence', async (args, sentence) => {
  const { output, complaints, code } = await assay(args);
  expect(complaints).toMatch(sentence);
  expect(complaints.trim().split('\n')).toHaveLength(1);
  expect({ output, code }).toEqual({ output: '', code: 1 });
});

test('refuses a file from a page that is not ours, and without a token', async () => {
  const send = (headers: Record<string, string>) =>
    fetch(`${web.url}/api/uploads?name=x.jsonl`, { method: 'POST', headers, body: '{}' });
  expect((await send({})).status).toBe(401);
  const authorization = `Bearer ${token}`;
  expect((await send({ authorization, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await send({ authorization })).status).toBe(200);
});
