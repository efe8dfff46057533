import { afterAll, beforeAll, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import {
  insertMeasuredRun,
  type MeasuredRun,
  type SampleFixture,
} from '../testing/measured-run.ts';
import { outcomeGrid } from '../testing/outcome-grid.ts';

let fixture: ApiFixture;
let first: MeasuredRun;
let second: MeasuredRun;
let underWay: MeasuredRun;
let queued: MeasuredRun;
let foreign: MeasuredRun;

const withTokens = (samples: SampleFixture[], completionTokens: number) =>
  samples.map((sample) => ({ ...sample, completionTokens }));

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home, other } = fixture;
  const measure = async (checkpoint: string, samples: SampleFixture[], status = 'completed') => {
    const run = await insertMeasuredRun(services, {
      ...{ workspace: checkpoint === 'theirs' ? other : home, checkpoint, benchmark: 'maze' },
      ...{ itemCount: 4, repeats: 3, samples },
    });
    await services.pool.query('update run set status = $2 where id = $1', [run.runId, status]);
    return run;
  };
  // Its repeats give 1, 2 and 2 of 4; a higher limit could have made all cut-off replies right.
  first = await measure('first', withTokens(outcomeGrid('ccc', 'icc', 'tii', 'ttt'), 100));
  // 3, 3 and 2 of 4.
  second = await measure('second', withTokens(outcomeGrid('ccc', 'ccc', 'cci', 'iii'), 200));
  underWay = await measure('late', outcomeGrid('cc.', 'cc.', 'ci.', 'ii.'), 'running');
  queued = await measure('queued', [], 'queued');
  foreign = await measure('theirs', outcomeGrid('ccc', 'ccc', 'ccc', 'ccc'));
});

afterAll(() => fixture.close());

function compareRuns(secondRunId: number) {
  const { statistics } = callerFor(fixture.services, fixture.home.actors.viewer);
  return statistics.compareRuns({ firstRunId: first.runId, secondRunId });
}

test('says what the samples of two runs say', async () => {
  const detail = await compareRuns(second.runId);
  expect(detail).toMatchObject({
    // 8 of 12 minus 5 of 12.
    difference: expect.closeTo(0.25, 12) as number,
    questions: 4,
    lengthRatio: { ratio: { value: expect.closeTo(2, 12) as number, n: 4 }, leftOut: 0 },
    // Repeats of 25, 50, 50 % against 75, 75, 50 %: two of nine pairs are ties, none is the other way round.
    oneRunEach: {
      firstBeatsSecond: { value: 0 },
      tie: { value: expect.closeTo(2 / 9, 12) as number },
      secondBeatsFirst: { value: expect.closeTo(7 / 9, 12) as number },
      wrongOrder: { value: expect.closeTo(1 / 9, 12) as number },
    },
    singleRuns: {
      first: { accuracies: [0.25, 0.5, 0.5] },
      second: { accuracies: [0.75, 0.75, 0.5] },
    },
    // 4 cut-off replies of 12: 5 + 4 could have been right, more than 8.
    cap: { canReverse: true, first: { bestFraction: 0.75 } },
    simpson: {},
    differingSettings: [],
    sequential: { questions: 4, isUnderWay: false },
  });
  expect(detail.sequential.steps.map(({ difference }) => difference)).toEqual([
    // After one repeat 3 − 1 of 4, after two 6 − 3 of 8, after three 8 − 5 of 12.
    0.5, 0.375, 0.25,
  ]);
});

test('of a run under way its complete repeats count', async () => {
  const detail = await compareRuns(underWay.runId);
  expect(detail.singleRuns.second.accuracies).toEqual([0.75, 0.5]);
  expect(detail.sequential.isUnderWay).toBe(true);
  expect(detail.sequential.steps.map(({ repeat }) => repeat)).toEqual([1, 2]);
});

test('of a run without samples nothing is known, and nothing is 0', async () => {
  const detail = await compareRuns(queued.runId);
  expect(detail).toMatchObject({
    ...{ difference: null, interval: null, p: null, verdict: null, cap: null },
    oneRunEach: { wrongOrder: { value: null } },
    lengthRatio: { ratio: { value: null } },
    sequential: { steps: [], decidedAt: null, isUnderWay: true },
  });
});

test('does not know the runs of another workspace', async () => {
  await expect(compareRuns(foreign.runId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
