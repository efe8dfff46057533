import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';

let fixture: ApiFixture;
let run: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  const failed = { outcome: 'incorrect', reason: 'wrong-answer' } as const;
  run = await insertMeasuredRun(fixture.services, {
    workspace: fixture.home,
    itemCount: 2,
    repeats: 3,
    samples: [
      {
        item: 0,
        repeat: 0,
        seed: 1234,
        content: '<think>Left, then right.</think>\n<answer>A</answer>',
        completionTokens: 300,
        thinkingTokens: 250,
        thinkingEstimated: true,
        firstTokenMs: 12,
        request: '{"model":"m"}',
        verdict: { ...failed, extracted: 'A', doubts: ['rival-answers', 'loop'] },
      },
      { item: 0, repeat: 1, content: 'B', reasoning: 'In a field of its own.' },
      {
        item: 0,
        repeat: 2,
        content: '<think>Never ends',
        finish: 'length',
        flags: ['cut_short', 'repetition_loop'],
        completionTokens: null,
        verdict: { outcome: 'incorrect', reason: 'cut-off', extracted: null },
      },
      { item: 1, repeat: 0, content: 'plain', completionTokens: 300, verdict: failed },
      {
        item: 1,
        repeat: 1,
        content: '',
        verdict: { outcome: 'unscorable', reason: 'unreadable-gold', extracted: null },
      },
    ],
  });
});

afterAll(() => fixture.close());

function read(item: number, repeat: number) {
  const { samples } = callerFor(fixture.services, fixture.home.actors.viewer);
  return samples.get({ id: run.sampleId(item, repeat) });
}

test('a trace says where it stands, what was measured and how it was judged', async () => {
  expect(await read(0, 0)).toMatchObject({
    id: run.sampleId(0, 0),
    runId: run.runId,
    sweepId: run.sweepId,
    checkpoint: { id: run.checkpointId, name: 'solver' },
    benchmark: { versionId: run.versionId, title: 'The maze' },
    item: { key: 'item-0', prompt: 'Question 0?', gold: 'gold 0', attributes: { level: 0 } },
    repeat: 0,
    seed: 1234,
    finish: 'stop',
    completionTokens: 300,
    thinkingTokens: 250,
    // The one is an estimate, the other is not.
    tokensEstimated: false,
    thinkingEstimated: true,
    firstTokenMs: 12,
    request: '{"model":"m"}',
    verdict: {
      outcome: 'incorrect',
      reason: 'wrong-answer',
      extracted: 'A',
      doubts: ['rival-answers', 'loop'],
      grader: { name: 'test-grader', version: '1' },
    },
  });
});

describe('thinking and answer', () => {
  test('are told apart by the tags', async () => {
    expect(await read(0, 0)).toMatchObject({
      thinking: 'Left, then right.',
      answer: '<answer>A</answer>',
      splitRule: 'think-block',
    });
  });

  test('come from the field of the server where it has one', async () => {
    expect(await read(0, 1)).toMatchObject({
      thinking: 'In a field of its own.',
      answer: 'B',
      splitRule: 'field',
      verdict: { doubts: [] },
    });
  });

  test('are thinking without an answer where the reply was cut off', async () => {
    expect(await read(0, 2)).toMatchObject({
      thinking: 'Never ends',
      answer: null,
      splitRule: 'unclosed-block',
      completionTokens: null,
      verdict: { extracted: null },
    });
  });

  test('are an answer alone where nothing was thought', async () => {
    expect(await read(1, 0)).toMatchObject({ thinking: null, answer: 'plain', splitRule: 'none' });
    expect(await read(1, 1)).toMatchObject({ thinking: null, answer: '', splitRule: 'none' });
  });
});

test('a suspect sample has its flags, and its run counts them with examples', async () => {
  expect((await read(0, 2)).flags).toEqual(['repetition_loop', 'cut_short']);
  expect((await read(0, 0)).flags).toEqual([]);
  const { runs, sweeps } = callerFor(fixture.services, fixture.home.actors.viewer);
  const exampleIds = [run.sampleId(0, 2)];
  const expected = [
    { kind: 'repetition_loop', samples: 1, exampleIds },
    { kind: 'cut_short', samples: 1, exampleIds },
  ];
  expect((await runs.get({ id: run.runId })).flags).toEqual(expected);
  const { progress } = await sweeps.get({ id: run.sweepId });
  expect(progress.runs.map(({ flags }) => flags)).toEqual([expected]);
});

test('lists the repeats of its item, itself among them', async () => {
  const { siblings } = await read(0, 1);
  expect(siblings).toEqual([
    { id: run.sampleId(0, 0), repeat: 0, outcome: 'incorrect' },
    { id: run.sampleId(0, 1), repeat: 1, outcome: 'correct' },
    { id: run.sampleId(0, 2), repeat: 2, outcome: 'incorrect' },
  ]);
});

test('leads through all failing samples in the order of their list', async () => {
  const { samples } = callerFor(fixture.services, fixture.home.actors.viewer);
  const { rows } = await samples.list({ runId: run.runId });
  const listed = rows.map(({ id }) => id);
  const walked: string[] = [];
  let next: string | null = listed[0] ?? null;
  while (next) {
    walked.push(next);
    next = (await samples.get({ id: next })).nextFailingId;
  }
  expect(listed).toHaveLength(4);
  expect(walked).toEqual(listed);
});

test('a sample without a verdict is shown without one', async () => {
  const sampleId = run.sampleId(1, 1);
  const { pool } = fixture.services;
  await pool.query('delete from verdict where sample_id = $1::bigint', [sampleId]);
  expect(await read(1, 1)).toMatchObject({ verdict: null, answer: '' });
});
