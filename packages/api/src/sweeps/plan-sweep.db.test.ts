import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import {
  insertBenchmark,
  insertCheckpoint,
  insertMeasuredRun,
  SAMPLING,
} from '../testing/measured-run.ts';

let fixture: ApiFixture;
let checkpointIds: number[];
let benchmarkVersionIds: number[];

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home } = fixture;
  checkpointIds = [
    await insertCheckpoint(services, home, 'a'),
    await insertCheckpoint(services, home, 'b'),
  ];
  benchmarkVersionIds = [
    await insertBenchmark(services, home, { name: 'maze', itemCount: 3 }),
    await insertBenchmark(services, home, { name: 'sums', itemCount: 10 }),
  ];
});

afterAll(() => fixture.close());

function caller() {
  return callerFor(fixture.services, fixture.home.actors.viewer).sweeps;
}

function spec() {
  return { checkpointIds, benchmarkVersionIds, repeats: 4, sampling: SAMPLING };
}

test('counts checkpoints × items × repeats, in all and for each benchmark', async () => {
  expect(await caller().plan(spec())).toEqual({
    runs: 4,
    promptVariants: 1,
    items: 13,
    // 2 checkpoints × (3 + 10) items × 4 repeats, of at most 256 tokens.
    generations: 104,
    maxCompletionTokens: 26_624,
    expectedCompletionTokens: null,
    perBenchmark: [
      { versionId: benchmarkVersionIds[0], title: 'The maze', items: 3, generations: 24 },
      { versionId: benchmarkVersionIds[1], title: 'The sums', items: 10, generations: 80 },
    ],
  });
});

test('stores nothing', async () => {
  await caller().plan(spec());
  expect(await fixture.services.prisma.sweep.count()).toBe(0);
});

test('refuses what was chosen twice', async () => {
  const [checkpoint = 0] = checkpointIds;
  const [version = 0] = benchmarkVersionIds;
  await expect(
    caller().plan({ ...spec(), checkpointIds: [checkpoint, checkpoint] }),
  ).rejects.toMatchObject({ code: 'BAD_REQUEST', message: 'A checkpoint was chosen twice.' });
  await expect(
    caller().plan({ ...spec(), benchmarkVersionIds: [version, version] }),
  ).rejects.toMatchObject({ code: 'BAD_REQUEST', message: 'A benchmark was chosen twice.' });
});

test('refuses more than twenty million generations', async () => {
  const { services, home } = fixture;
  const large = await insertBenchmark(services, home, { name: 'large', itemCount: 1 });
  await services.prisma.benchmarkVersion.update({
    where: { id: large },
    data: { itemCount: 10_001 },
  });
  // 2 × 1,000 × 10,001 = 20,002,000
  await expect(
    caller().plan({ ...spec(), benchmarkVersionIds: [large], repeats: 1000 }),
  ).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('20002000 generations') as string,
  });
  const fewer = await caller().plan({ ...spec(), benchmarkVersionIds: [large], repeats: 999 });
  expect(fewer.generations).toBe(19_981_998);
});

test('forecasts tokens only where every cell was measured before', async () => {
  const measure = (checkpoint: string, completionTokens: number) =>
    insertMeasuredRun(fixture.services, {
      workspace: fixture.home,
      checkpoint,
      benchmark: 'maze',
      itemCount: 3,
      repeats: 1,
      samples: [
        { item: 0, repeat: 0, completionTokens },
        { item: 1, repeat: 0, completionTokens: completionTokens + 100 },
        { item: 2, repeat: 0, completionTokens: null },
      ],
    });
  const mazeOnly = { ...spec(), benchmarkVersionIds: benchmarkVersionIds.slice(0, 1) };
  await measure('a', 100);
  expect((await caller().plan(mazeOnly)).expectedCompletionTokens).toBeNull();
  await measure('b', 300);
  // Means 150 and 350 over the samples whose tokens are known, × 3 items × 4 repeats.
  expect((await caller().plan(mazeOnly)).expectedCompletionTokens).toBe(6_000);
  expect((await caller().plan(spec())).expectedCompletionTokens).toBeNull();
});

describe('prompts as an axis', () => {
  async function prompts() {
    const { services, home } = fixture;
    const own = callerFor(services, home.actors.member).prompts;
    const short = await own.createTemplate({ text: '{{prompt}} Be short.' });
    const long = await own.createTemplate({ text: '{{prompt}} Take your time.' });
    const message = await own.createSystemMessage({ text: 'You are careful.' });
    const { templates, systemMessages } = await own.list();
    const idOf = (rows: readonly { id: number; text: string }[], wanted: string) =>
      rows.find(({ text }) => text === wanted)?.id ?? 0;
    return {
      short: short.id,
      long: long.id,
      message: message.id,
      plain: idOf(templates, '{{prompt}}'),
      none: idOf(systemMessages, ''),
    };
  }

  test('multiply runs and generations', async () => {
    const { short, long, message } = await prompts();
    const plan = await caller().plan({
      ...spec(),
      promptTemplateIds: [null, short, long],
      systemMessageIds: [null, message],
    });
    // 4 pairs and 104 generations, each with 3 templates × 2 messages.
    expect(plan).toMatchObject({ runs: 24, promptVariants: 6, generations: 624 });
    expect(plan.perBenchmark.map(({ generations }) => generations)).toEqual([144, 480]);
  });

  test('are one run where an override is the default', async () => {
    const { plain, none } = await prompts();
    const plan = await caller().plan({
      ...spec(),
      promptTemplateIds: [null, plain],
      systemMessageIds: [none, null],
    });
    expect(plan).toMatchObject({ runs: 4, promptVariants: 1, generations: 104 });
  });

  test('are refused where one was chosen twice', async () => {
    const { short, message } = await prompts();
    await expect(
      caller().plan({ ...spec(), promptTemplateIds: [short, short] }),
    ).rejects.toMatchObject({ message: 'A prompt template was chosen twice.' });
    await expect(
      caller().plan({ ...spec(), systemMessageIds: [null, message, null] }),
    ).rejects.toMatchObject({ message: 'A system message was chosen twice.' });
  });

  test('have no forecast from runs that asked otherwise', async () => {
    const { short, plain } = await prompts();
    const mazeOnly = { ...spec(), benchmarkVersionIds: benchmarkVersionIds.slice(0, 1) };
    const forecast = async (promptTemplateIds: number[]) =>
      (await caller().plan({ ...mazeOnly, promptTemplateIds })).expectedCompletionTokens;
    expect(await forecast([plain])).toBe(6_000);
    expect(await forecast([short])).toBeNull();
    expect(await forecast([plain, short])).toBeNull();
  });
});

test('refuses an archived checkpoint', async () => {
  const { services, home } = fixture;
  const id = await insertCheckpoint(services, home, 'archived');
  await callerFor(services, home.actors.member).checkpoints.remove({ id });
  await expect(caller().plan({ ...spec(), checkpointIds: [id] })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'A chosen checkpoint or benchmark is not there any more; choose again.',
  });
});

test('refuses a sampling parameter that a backend would drop in silence, by name', async () => {
  const sampling = { ...SAMPLING, topK: 20 };
  await expect(caller().plan({ ...spec(), sampling })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('(OpenAI-compatible): top_k') as string,
  });
  await fixture.services.prisma.backend.updateMany({ data: { dialect: 'vllm' } });
  await expect(caller().plan({ ...spec(), sampling })).resolves.toMatchObject({ runs: 4 });
});

test('refuses to cut loops short on a backend whose replies come whole, by name', async () => {
  const wished = { ...spec(), cutsLoops: true };
  await expect(caller().plan(wished)).resolves.toMatchObject({ runs: 4 });
  const { backend } = fixture.services.prisma;
  const { name } = await backend.findFirstOrThrow();
  await backend.updateMany({ data: { replies: 'whole' } });
  await expect(caller().plan(spec())).resolves.toMatchObject({ runs: 4 });
  await expect(caller().plan(wished)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: `Loops cannot be cut short in replies that come whole, as they do from ${name}: leave loops uncut, or have the replies streamed in the settings of the backend.`,
  });
});
