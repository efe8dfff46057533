import { afterAll, beforeAll, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';

let fixture: ApiFixture;
let run: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  run = await insertMeasuredRun(fixture.services, {
    workspace: fixture.home,
    itemCount: 2,
    repeats: 3,
    samples: [
      { item: 0, repeat: 0 },
      { item: 0, repeat: 2 },
      { item: 1, repeat: 0 },
    ],
  });
});

afterAll(() => fixture.close());

test('a sample is found by what it is of, and is null until it is stored', async () => {
  const { samples } = callerFor(fixture.services, fixture.home.actors.viewer);
  const find = (item: number, repeat: number) =>
    samples.find({ runId: run.runId, itemId: run.itemIds[item] ?? 0, repeat });
  expect(await find(0, 2)).toBe(run.sampleId(0, 2));
  expect(await find(1, 0)).toBe(run.sampleId(1, 0));
  expect(await find(0, 1)).toBeNull();
  expect(await find(1, 40_000)).toBeNull();
});
