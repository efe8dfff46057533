import { afterAll, beforeAll, expect, test } from 'vitest';

import { SAMPLES_COLUMNS } from '@assay/contracts/csv/columns';

import { createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';
import { readSamplesCsv } from '../testing/read-export.ts';
import { exportSamplesCsv } from './samples-csv.ts';

const HOSTILE = [
  '=cmd|calc',
  '+1',
  '@SUM(A1)',
  '-x1 x2',
  '\t=1',
  '\uFF1D1',
  'say "hi", then\nleave',
  '-12.5',
  "'quoted",
  '',
];
const ESCAPED = [
  "'=cmd|calc",
  "'+1",
  "'@SUM(A1)",
  "'-x1 x2",
  "'\t=1",
  "'\uFF1D1",
  'say "hi", then\nleave',
  '-12.5',
  "'quoted",
  '',
];

let fixture: ApiFixture;
let run: MeasuredRun;
let second: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home, other } = fixture;
  run = await insertMeasuredRun(services, {
    workspace: home,
    checkpoint: '=HYPERLINK("http://evil")',
    itemCount: HOSTILE.length,
    repeats: 1,
    samples: HOSTILE.map((extracted, item) => ({
      item,
      repeat: 0,
      seed: 100 + item,
      completionTokens: item === 0 ? null : 10 * item,
      thinkingTokens: 5,
      verdict: { outcome: 'incorrect', reason: 'wrong-answer', extracted },
    })),
  });
  second = await insertMeasuredRun(services, {
    workspace: home,
    checkpoint: '-7',
    benchmark: 'sums',
    itemCount: 2,
    repeats: 2,
    samples: [
      { item: 1, repeat: 1, thinkingTokens: 80, thinkingEstimated: true },
      {
        ...{ item: 1, repeat: 0, finish: 'length', flags: ['cut_short', 'repetition_loop'] },
        ...{ thinkingTokens: 70, tokensEstimated: true, thinkingEstimated: true },
      },
      { item: 0, repeat: 0, verdict: { extracted: null } },
    ],
  });
  await insertMeasuredRun(services, {
    workspace: other,
    checkpoint: 'theirs',
    itemCount: 1,
    repeats: 1,
    samples: [{ item: 0, repeat: 0 }],
  });
});

afterAll(() => fixture.close());

function ctx() {
  return { services: fixture.services, actor: fixture.home.actors.viewer };
}

test('has the columns of the contract in their order', async () => {
  expect((await readSamplesCsv(ctx())).header).toEqual([...SAMPLES_COLUMNS]);
});

test('a row is the sample as it was recorded, with what is unknown left empty', async () => {
  const { rows } = await readSamplesCsv(ctx(), { runId: run.runId });
  const { hash } = await fixture.services.prisma.benchmarkVersion.findUniqueOrThrow({
    where: { id: run.versionId },
  });
  expect(rows[0]).toEqual({
    sweep: String(run.sweepId),
    run: String(run.runId),
    checkpoint: `'=HYPERLINK("http://evil")`,
    benchmark: 'maze',
    benchmark_version: hash.slice(0, 12),
    item: 'item-0',
    repeat: '0',
    seed: '100',
    verdict: 'incorrect',
    reason: 'wrong-answer',
    extracted: "'=cmd|calc",
    gold: 'gold 0',
    finish: 'stop',
    prompt_tokens: '20',
    completion_tokens: '',
    thinking_tokens: '5',
    latency_ms: '30',
    grader: 'test-grader',
    grader_version: '1',
    grader_profile: '',
    scores: '',
    environment: '',
    // printf '{{prompt}}' | sha256sum
    prompt_template: 'effa18501e44',
    system_message: 'none',
    flags: '',
    weights_id: '',
    estimated_tokens: '',
  });
});

test('text that a spreadsheet would run is made harmless, and other text is left alone', async () => {
  const { rows } = await readSamplesCsv(ctx(), { runId: run.runId });
  expect(rows.map(({ extracted }) => extracted)).toEqual(ESCAPED);
});

test('is in the order of runs, items and repeats', async () => {
  const { rows } = await readSamplesCsv(ctx());
  expect(rows).toHaveLength(HOSTILE.length + 3);
  const last = rows.slice(-3);
  expect(last.map((row) => [row.run, row.item, row.repeat, row.finish])).toEqual([
    [String(second.runId), 'item-0', '0', 'stop'],
    [String(second.runId), 'item-1', '0', 'length'],
    [String(second.runId), 'item-1', '1', 'stop'],
  ]);
  expect(last.map(({ flags }) => flags)).toEqual(['', 'repetition_loop cut_short', '']);
  // A name is never a number, even where it looks like one.
  expect(last[0]).toMatchObject({ checkpoint: "'-7", extracted: '' });
});

test('names the counts of tokens that are estimates', async () => {
  const { rows } = await readSamplesCsv(ctx(), { runId: second.runId });
  expect(rows.map((row) => row.estimated_tokens)).toEqual(['', 'completion thinking', 'thinking']);
});

test('keeps to a sweep or a run where asked', async () => {
  const bySweep = await readSamplesCsv(ctx(), { sweepId: second.sweepId });
  const byRun = await readSamplesCsv(ctx(), { runId: second.runId });
  expect(bySweep.rows).toHaveLength(3);
  expect(byRun).toEqual(bySweep);
});

test("never has another workspace's samples", async () => {
  const { rows } = await readSamplesCsv(ctx());
  expect(rows.map(({ checkpoint }) => checkpoint)).not.toContain('theirs');
  const theirs = { services: fixture.services, actor: fixture.other.actors.admin };
  expect((await readSamplesCsv(theirs)).rows).toHaveLength(1);
  await expect(readSamplesCsv(theirs, { sweepId: run.sweepId })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(readSamplesCsv(theirs, { runId: run.runId })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('readers that leave early take no connections with them', async () => {
  // More often than the pool has connections.
  for (let reader = 0; reader < 12; reader += 1) {
    for await (const chunk of await exportSamplesCsv(ctx(), {})) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  }
  expect((await readSamplesCsv(ctx())).rows).toHaveLength(HOSTILE.length + 3);
});
