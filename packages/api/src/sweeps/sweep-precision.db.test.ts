import { afterAll, beforeAll, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import {
  insertBenchmark,
  insertMeasuredRun,
  type MeasuredRun,
  type SampleFixture,
} from '../testing/measured-run.ts';

/** One letter a sample, one string an item: c correct, i incorrect. */
function grid(...items: string[]): SampleFixture[] {
  return items.flatMap((letters, item) =>
    [...letters].map((letter, repeat) => ({
      item,
      repeat,
      completionTokens: 100 + 50 * repeat,
      verdict: { outcome: letter === 'c' ? ('correct' as const) : ('incorrect' as const) },
    })),
  );
}

let fixture: ApiFixture;
let repeated: MeasuredRun;
let single: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home: workspace } = fixture;
  const maze = { workspace, benchmark: 'maze', itemCount: 3 };
  repeated = await insertMeasuredRun(services, {
    ...maze,
    checkpoint: 'several repeats',
    repeats: 2,
    samples: grid('cc', 'ci', 'ii'),
  });
  single = await insertMeasuredRun(services, {
    ...maze,
    checkpoint: 'one repeat',
    repeats: 1,
    samples: grid('c', 'i', 'i'),
  });
  // 6 samples of 100 or 150 tokens, 750 in all, in 10 seconds.
  await services.pool.query(
    `update run set status = 'completed', started_at = '2026-01-01 00:00:00Z',
                    finished_at = '2026-01-01 00:00:10Z'
      where id = $1`,
    [repeated.runId],
  );
});

afterAll(() => fixture.close());

function precision(benchmarkVersionIds: number[], checkpointIds: number[] = []) {
  const { sweeps } = callerFor(fixture.services, fixture.home.actors.viewer);
  return sweeps.precision({ benchmarkVersionIds, checkpointIds });
}

test('is planned from a run with several repeats, even where one repeat is newer', async () => {
  const [maze] = await precision([repeated.versionId], [single.checkpointId]);
  expect(maze).toMatchObject({
    title: 'The maze',
    items: 3,
    seen: { runId: repeated.runId, checkpointName: 'several repeats', mean: 0.5 },
    spreadKind: 'seen',
    meanCompletionTokens: 125,
    tokensPerSecond: 75,
  });
  // Shares 1, ½ and 0: run = (½·½·2)/3 = 1/6, shrunk by 30/56; question = 1/4 − 1/12 = 1/6 and an unknown 1/8.
  expect(maze?.spread.varianceRun).toBeCloseTo((30 / 6 + 26 / 8) / 56, 12);
  expect(maze?.spread.varianceQuestion).toBeCloseTo((3 / 6 + 1 / 8) / 4, 12);
});

test('of a version that nobody has run is planned from another one of its benchmark', async () => {
  const { services, home } = fixture;
  const larger = await insertBenchmark(services, home, { name: 'maze', itemCount: 9 });
  const [maze] = await precision([larger]);
  expect(maze).toMatchObject({
    items: 9,
    seen: { runId: repeated.runId, isOtherVersion: true },
    spreadKind: 'seen',
  });
});

test('of a benchmark that nobody has run is assumed, and says so', async () => {
  const { services, home } = fixture;
  const unknown = await insertBenchmark(services, home, { name: 'sums', itemCount: 4 });
  expect(await precision([unknown])).toEqual([
    {
      versionId: unknown,
      title: 'The sums',
      items: 4,
      seen: null,
      spread: { mean: 0.5, varianceRun: 0.125, varianceQuestion: 0.125 },
      spreadKind: 'assumed',
      meanCompletionTokens: null,
      tokensPerSecond: null,
    },
  ]);
});

test("never speaks of another workspace's runs", async () => {
  const theirs = await insertMeasuredRun(fixture.services, {
    workspace: fixture.other,
    benchmark: 'maze',
    itemCount: 3,
    repeats: 2,
    samples: grid('cc', 'cc', 'ci'),
  });
  const [maze] = await precision([repeated.versionId]);
  expect(maze?.seen?.runId).toBe(repeated.runId);
  await expect(precision([theirs.versionId])).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
