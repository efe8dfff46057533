import { afterAll, beforeAll, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';
import { outcomeGrid } from '../testing/outcome-grid.ts';

let fixture: ApiFixture;
let before: MeasuredRun;
let after: MeasuredRun;
let elsewhere: MeasuredRun;
let foreign: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home, other } = fixture;
  const measure = async (checkpoint: string, items: string[], benchmark = 'maze') => {
    const workspace = checkpoint === 'theirs' ? other : home;
    const run = await insertMeasuredRun(services, {
      ...{ workspace, checkpoint, benchmark, itemCount: items.length, repeats: 3 },
      samples: outcomeGrid(...items),
    });
    await services.pool.query(`update run set status = 'completed' where id = $1`, [run.runId]);
    return run;
  };
  before = await measure('before', ['cii', 'iii', 'ccc', 'ccc', '...']);
  after = await measure('after', ['icc', 'ccc', 'cci', 'iiu', 'ccc']);
  elsewhere = await measure('after', ['ccc'], 'sums');
  foreign = await measure('theirs', ['ccc', 'ccc', 'ccc', 'ccc', 'ccc']);
});

afterAll(() => fixture.close());

function flips(secondRunId: number) {
  const { statistics } = callerFor(fixture.services, fixture.home.actors.viewer);
  return statistics.flips({ firstRunId: before.runId, secondRunId });
}

test('lists what was fixed and broken, the largest changes first, with samples that show it', async () => {
  expect(await flips(after.runId)).toEqual({
    firstRepeats: 3,
    secondRepeats: 3,
    fixed: {
      total: 3,
      flips: [
        {
          ...{ itemKey: 'item-1', firstFraction: 0, secondFraction: 1 },
          ...{ firstSampleId: before.sampleId(1, 0), secondSampleId: after.sampleId(1, 0) },
        },
        {
          // It has no sample in the first run: missing cells are not correct.
          ...{ itemKey: 'item-4', firstFraction: 0, secondFraction: 1 },
          ...{ firstSampleId: null, secondSampleId: after.sampleId(4, 0) },
        },
        {
          ...{ itemKey: 'item-0', firstFraction: 1 / 3, secondFraction: 2 / 3 },
          ...{ firstSampleId: before.sampleId(0, 1), secondSampleId: after.sampleId(0, 1) },
        },
      ],
    },
    broken: {
      total: 1,
      flips: [
        {
          ...{ itemKey: 'item-3', firstFraction: 1, secondFraction: 0 },
          ...{ firstSampleId: before.sampleId(3, 0), secondSampleId: after.sampleId(3, 0) },
        },
      ],
    },
  });
});

test('does not know the runs of another workspace', async () => {
  await expect(flips(foreign.runId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('refuses two runs that were asked different questions', async () => {
  await expect(flips(elsewhere.runId)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('different benchmark versions') as string,
  });
});
