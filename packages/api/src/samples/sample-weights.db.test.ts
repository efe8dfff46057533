import { afterAll, beforeAll, expect, test } from 'vitest';

import { noteRunWeights } from '@assay/db/work/run-weights';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';
import { readSamplesCsv } from '../testing/read-export.ts';

let fixture: ApiFixture;
let run: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  run = await insertMeasuredRun(fixture.services, {
    workspace: fixture.home,
    itemCount: 1,
    repeats: 4,
    samples: [1, 2, 3, null].map((weights, repeat) => ({ item: 0, repeat, weights })),
  });
});

afterAll(() => fixture.close());

function caller() {
  return callerFor(fixture.services, fixture.home.actors.viewer);
}

test('a run names its weights once it was told them, each once; a sample and a row of the export their own', async () => {
  const { runs, samples } = caller();
  expect((await runs.get({ id: run.runId })).weightsIds).toEqual([]);
  for (const [index, weightsId] of ['sha-10', '=1+1', 'sha-10'].entries()) {
    const url = `http://gpu-${index}:8000`;
    await noteRunWeights(fixture.services.pool, { runId: run.runId, url, weightsId });
  }
  expect((await runs.get({ id: run.runId })).weightsIds).toEqual(['sha-10', '=1+1']);
  const traces = await Promise.all(
    [0, 1, 2, 3].map((repeat) => samples.get({ id: run.sampleId(0, repeat) })),
  );
  expect(traces.map(({ weightsId }) => weightsId)).toEqual(['sha-10', '=1+1', 'sha-10', null]);
  const { services, home } = fixture;
  const ctx = { services, actor: home.actors.viewer };
  const { rows } = await readSamplesCsv(ctx, { runId: run.runId });
  expect(rows.map(({ weights_id }) => weights_id)).toEqual(['sha-10', "'=1+1", 'sha-10', '']);
});
