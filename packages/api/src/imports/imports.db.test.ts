import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { ImportState, StartImport } from '@assay/contracts/imports';
import { fixturesFolder } from '@assay/exchange/testing/env';
import { startHubStub, type HubStub } from '@assay/exchange/testing/hub-stub';

import type { Actor } from '../actor.ts';
import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';

let fixture: ApiFixture;
let hub: HubStub;
let folder: string;

const GPQA = 'Idavidrein/gpqa';

beforeAll(async () => {
  hub = await startHubStub([
    { dataset: 'team/sums', config: 'default', split: 'test', rows: rows(250) },
    {
      dataset: GPQA,
      config: 'gpqa_diamond',
      split: 'train',
      gatedFor: 'hf_reader',
      rows: [gpqaRow(1), gpqaRow(2)],
    },
    {
      dataset: 'team/moving',
      config: 'default',
      split: 'test',
      rows: rows(150),
      revisions: ['a', 'a', 'b'],
    },
  ]);
  folder = await mkdtemp(path.join(tmpdir(), 'assay-uploads-'));
  fixture = await createApiFixture({ hubAddress: hub.address, uploadsFolder: folder });
});

afterAll(async () => {
  await fixture.close();
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

function rows(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `sum-${index}`,
    question: `What is ${index} + 1?`,
    answer: index + 1,
    topic: index % 2 === 0 ? 'even' : 'odd',
  }));
}

function gpqaRow(number: number): Record<string, unknown> {
  return {
    'Record ID': `rec${number}`,
    Question: `Private question ${number}?`,
    'Correct Answer': `right ${number}`,
    'Incorrect Answer 1': 'wrong a',
    'Incorrect Answer 2': 'wrong b',
    'Incorrect Answer 3': 'wrong c',
    'High-level domain': 'Physics',
    Subdomain: 'Optics',
  };
}

const NOTHING_ASKED = { mapping: null, token: null, name: null, title: null, limit: null };

function imports(actor: Actor = fixture.home.actors.member) {
  return callerFor(fixture.services, actor).imports;
}

async function upload(name: string, text: string | Buffer): Promise<string> {
  return fixture.services.uploads.save(fixture.home.id, {
    name,
    bytes: Readable.from([Buffer.from(text)]),
  });
}

async function importNow(request: Partial<StartImport> & Pick<StartImport, 'source'>) {
  const { importId } = await imports().start({ ...NOTHING_ASKED, ...request });
  return ended(importId);
}

async function ended(importId: string): Promise<Exclude<ImportState, { status: 'running' }>> {
  for (;;) {
    const state = await imports().state({ importId });
    if (state.status !== 'running') return state;
    await sleep(20);
  }
}

function jsonLines(records: readonly unknown[]): string {
  return records.map((record) => JSON.stringify(record)).join('\n');
}

async function fromFile(records: readonly unknown[], request: Partial<StartImport> = {}) {
  const uploadId = await upload('my sums.jsonl', jsonLines(records));
  return importNow({ source: { kind: 'upload', uploadId, recipe: null }, ...request });
}

async function countRows(): Promise<unknown> {
  const { rows: counted } = await fixture.services.pool.query(
    'select (select count(*) from benchmark_version)::int as versions, (select count(*) from item)::int as items',
  );
  return counted[0];
}

describe('an import of a file', () => {
  test('makes a version of its records by a guess, and removes the file', async () => {
    const state = await fromFile(rows(30));
    expect(state).toMatchObject({
      status: 'done',
      isNew: true,
      name: 'my_sums',
      items: 30,
      refused: 0,
    });
    const versionId = state.status === 'done' ? state.versionId : 0;
    const version = await callerFor(fixture.services, fixture.home.actors.viewer).benchmarks.get({
      versionId,
    });
    expect(version).toMatchObject({ itemCount: 30, grader: { kind: 'number' } });
    expect(version.source).toMatchObject({ kind: 'file', file: 'my_sums.jsonl', records: 30 });
    expect(await readdir(folder)).toEqual([]);
  });

  test('finds the version that is there when the content is the same', async () => {
    const first = await fromFile(rows(12), { name: 'same' });
    const second = await fromFile(rows(12), { name: 'same' });
    const other = await fromFile(rows(13), { name: 'same' });
    expect(first).toMatchObject({ status: 'done', isNew: true });
    expect(second).toMatchObject({ ...first, isNew: false });
    expect(other).toMatchObject({ status: 'done', isNew: true });
  });

  test('says which records were refused and why, and takes the rest', async () => {
    const records = [...rows(6), { question: 'And this?' }, rows(1)[0]];
    const mapping = { key: 'id', prompt: 'question', gold: 'answer', grader: { kind: 'number' } };
    const state = await fromFile(records, { mapping, name: 'refusing' });
    expect(state).toMatchObject({ status: 'done', items: 6, refused: 2, read: 8 });
    expect(state.refusals.map(({ place }) => place)).toEqual(['row 7', 'row 8']);
    expect(state.refusals[1]?.reason).toContain('already used by the record at row 1');
  });

  test.each<[string, unknown[], Partial<StartImport>, RegExp]>([
    ['no record', [], {}, /There is no record to import/],
    [
      'records that do not fit',
      [{ a: 1 }, { a: 2 }],
      { mapping: { prompt: 'question', gold: 'answer', grader: { kind: 'math' } } },
      /2 of 2 records were refused/,
    ],
    ['a mapping that is none', rows(2), { mapping: { gold: 'answer' } }, /needs a "prompt"/],
    [
      'a kind that no grader judges',
      rows(2),
      { mapping: { prompt: 'question', gold: 'answer', grader: { kind: 'riddle' } } },
      /riddle/,
    ],
    [
      'the name of a generated benchmark',
      rows(2),
      { name: 'maze' },
      /"maze" is the name of a generated benchmark/,
    ],
  ])('refuses %s in one sentence and leaves nothing', async (_, records, request, sentence) => {
    const before = await countRows();
    const failed = await fromFile(records, request).catch((error: unknown) => error);
    const message =
      failed instanceof Error ? failed.message : (failed as { message?: string }).message;
    expect(message).toMatch(sentence);
    expect(await countRows()).toEqual(before);
  });

  test('leaves nothing when it is cancelled, or its file breaks off', async () => {
    const before = await countRows();
    const uploadId = await upload('long.jsonl', jsonLines(rows(40_000)));
    const source = { kind: 'upload', uploadId, recipe: null } as const;
    const { importId } = await imports().start({ ...NOTHING_ASKED, source });
    while ((await imports().state({ importId }).then(readSoFar)) < 1_000) await sleep(5);
    await imports().cancel({ importId });
    expect(await ended(importId)).toMatchObject({
      status: 'failed',
      message: 'The import was cancelled; nothing was stored.',
    });
    const broken = await upload('broken.json', '[{"question": "a", "answer": 1}, {"quest');
    expect(
      await importNow({ source: { kind: 'upload', uploadId: broken, recipe: null } }),
    ).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('broken.json') as string,
    });
    expect(await countRows()).toEqual(before);
  });

  test('is nothing to another workspace: neither the file nor the import', async () => {
    const theirs = imports(fixture.other.actors.member);
    const uploadId = await upload('ours.jsonl', jsonLines(rows(3)));
    const source = { kind: 'upload', uploadId, recipe: null } as const;
    await expect(
      theirs.preview({ source, mapping: null, token: null, name: null, title: null }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { importId } = await imports().start({ ...NOTHING_ASKED, source });
    await expect(theirs.state({ importId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(theirs.cancel({ importId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await ended(importId);
  });
});

function readSoFar(state: ImportState): number {
  return state.status === 'running' ? state.read : Infinity;
}

describe('a preview', () => {
  test('shows the first items, the fields and a proposed mapping, and stores nothing', async () => {
    const before = await countRows();
    const uploadId = await upload('preview.jsonl', jsonLines([...rows(30), { question: 'x' }]));
    const source = { kind: 'upload', uploadId, recipe: null } as const;
    const preview = await imports().preview({
      source,
      mapping: null,
      token: null,
      name: null,
      title: null,
    });
    expect(preview).toMatchObject({
      name: 'preview',
      grader: { kind: 'number' },
      mapping: { key: 'id', prompt: 'question', gold: 'answer' },
      refusals: [],
      isShared: true,
    });
    expect(preview.items).toHaveLength(20);
    expect(preview.items[0]).toMatchObject({ key: 'sum-0', gold: '1', prompt: 'What is 0 + 1?' });
    expect(preview.fields.map(({ path: field }) => field)).toContain('topic');
    expect(await countRows()).toEqual(before);
  });
});

describe('an import from the hub', () => {
  test('takes all pages, and names the revision and the only split', async () => {
    const state = await importNow({
      source: { kind: 'hub', dataset: 'team/sums', config: null, split: null, revision: null },
    });
    expect(state).toMatchObject({ status: 'done', items: 250, name: 'sums' });
  });

  test('refuses a set that changes midway, and leaves nothing', async () => {
    const before = await countRows();
    const state = await importNow({
      source: { kind: 'hub', dataset: 'team/moving', config: null, split: null, revision: null },
    });
    expect(state).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('is at revision b, not a') as string,
    });
    expect(await countRows()).toEqual(before);
  });

  test('says of a set without access that it may be gated, and takes a token for this import alone', async () => {
    const source = { kind: 'recipe', recipe: 'gpqa-diamond', revision: null } as const;
    expect(await importNow({ source })).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(/does not exist, or it is gated/) as string,
    });
    const done = await importNow({ source, token: 'hf_reader' });
    expect(done).toMatchObject({ status: 'done', items: 2, name: 'gpqa-diamond' });
    const { rows: stored } = await fixture.services.pool.query<{ shared: boolean; text: string }>(
      `select bool_or(item.is_shared) as shared, string_agg(version.source::text, '') as text
         from item join benchmark_version version on version.id = item.version_id
        where version.id = $1`,
      [done.status === 'done' ? done.versionId : 0],
    );
    expect(stored[0]?.shared).toBe(false);
    expect(stored[0]?.text).toContain('"isGated": true');
    expect(stored[0]?.text).not.toContain('hf_reader');
  });

  test('verifies a recipe whose fields were never seen', async () => {
    const unverified = (await imports().recipes()).filter(({ isVerified }) => !isVerified);
    expect(unverified.length).toBeGreaterThan(0);
    const [recipe] = unverified;
    await fixture.services.pool.query(
      `update benchmark_version set source = source || jsonb_build_object('recipe', $1::text)
        where source ->> 'dataset' = 'team/sums'`,
      [recipe?.name],
    );
    const now = (await imports().recipes()).find(({ name }) => name === recipe?.name);
    expect(now?.isVerified).toBe(true);
    const theirs = await imports(fixture.other.actors.member).recipes();
    expect(theirs.find(({ name }) => name === recipe?.name)?.isVerified).toBe(false);
  });
});

describe.runIf(fixturesFolder !== null)('published files by recipe', () => {
  test.each([
    ['gsm8k', 'gsm8k/test.jsonl', 1_319, 5],
    ['mmlu-pro', 'mmlu_pro/questions_420.jsonl', 420, 5],
    ['ifeval', 'ifeval/ifeval.jsonl', 541, 5],
    ['humaneval', 'humaneval/HumanEval.jsonl.gz', 164, 5],
  ])('%s of %s are %i items, asked %i times', async (recipe, file, count, repeats) => {
    const bytes = createReadStream(path.join(fixturesFolder ?? '', 'data', file));
    const uploadId = await fixture.services.uploads.save(fixture.home.id, {
      name: path.basename(file),
      bytes,
    });
    const state = await importNow({ source: { kind: 'upload', uploadId, recipe } });
    expect(state).toMatchObject({ status: 'done', items: count, refused: 0, name: recipe });
    const { rows: stored } = await fixture.services.pool.query(
      'select default_repeats, item_count from benchmark_version where id = $1',
      [state.status === 'done' ? state.versionId : 0],
    );
    expect(stored).toEqual([{ default_repeats: repeats, item_count: count }]);
  });
});
