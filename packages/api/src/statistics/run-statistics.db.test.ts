import { afterAll, beforeAll, expect, test } from 'vitest';

import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';
import { outcomeGrid } from '../testing/outcome-grid.ts';

let fixture: ApiFixture;
let ended: MeasuredRun;
let underWay: MeasuredRun;
let paused: MeasuredRun;
let grown: MeasuredRun;
let foreign: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home, other } = fixture;
  const measure = async (checkpoint: string, grid: string[], status = 'completed') => {
    const run = await insertMeasuredRun(services, {
      ...{ workspace: checkpoint === 'theirs' ? other : home, checkpoint, benchmark: 'maze' },
      ...{ itemCount: grid.length, repeats: 3, samples: outcomeGrid(...grid) },
    });
    await services.pool.query('update run set status = $2 where id = $1', [run.runId, status]);
    return run;
  };
  // Levels 0 and 1 in turn: items 0 and 2 are level 0.
  ended = await measure('solver', ['ccc', 'cci', 'ct.', 'uii']);
  underWay = await measure('late', ['cc.', 'cc.', 'ci.', 'ii.'], 'running');
  paused = await measure('tired', ['cc.', 'cc.', 'ci.', 'ii.'], 'paused');
  grown = await measure('grown', ['ccc', 'cci', 'cii', '...'], 'running');
  foreign = await measure('theirs', ['ccc', 'ccc', 'ccc', 'ccc']);
});

afterAll(() => fixture.close());

function statistics(runId: number, level?: number): Promise<RunStatistics> {
  const caller = callerFor(fixture.services, fixture.home.actors.viewer);
  return caller.statistics.run({ runId, ...(level !== undefined && { level }) });
}

test('counts every cell once and lets missing and unscorable ones be not correct', async () => {
  const { accuracy, distribution, nextRun } = await statistics(ended.runId);
  expect(accuracy).toMatchObject({
    mean: 6 / 12,
    meanScored: 6 / 10,
    questions: 4,
    repeats: 3,
    ...{ correct: 6, incorrect: 4, unscorable: 1, missing: 1 },
  });
  // Correct of 4: items 0, 1 and 2; items 0 and 1; item 0.
  expect(distribution.accuracies).toEqual([0.75, 0.5, 0.25]);
  expect(nextRun).toMatchObject({ low: 0.25, high: 0.75, share: 0.5, n: 3 });
});

test('takes every k from one run, on what samples there are', async () => {
  const { passAtK, majAtK, worstOfK } = await statistics(ended.runId);
  // pass@2: 1, 1, 1 (its two samples hold a correct one) and 0.
  expect(passAtK['2']).toMatchObject({ value: 0.75, n: 4 });
  // worst of 2: 1, one pair of three, 0 and 0.
  expect(worstOfK['2']?.value).toBeCloseTo((1 + 1 / 3) / 4, 12);
  expect(majAtK?.['3']).toMatchObject({ n: 3 });
});

test('breaks down by level, budgets by length, and rewards what can be rewarded', async () => {
  const { breakdowns, budget, lengths, reward } = await statistics(ended.runId);
  expect(breakdowns.level?.['0']).toMatchObject({ value: 4 / 6, items: 2, samples: 5 });
  expect(breakdowns.level?.['1']).toMatchObject({ value: 2 / 6, items: 2, samples: 6 });
  // Every reply of the fixture has 100 tokens.
  expect(budget).toMatchObject({ '100': { value: expect.closeTo(0.5, 12) as number } });
  expect(lengths.truncation.rate.value).toBeCloseTo(1 / 11, 12);
  expect(reward).toMatchObject({ rewarded: 10, withoutReward: 2, missingEnds: 1 });
});

test('says how many lengths are estimates, of thinking and of all tokens apart', async () => {
  const shared = { thinkingTokens: 60, thinkingEstimated: true };
  const { runId } = await insertMeasuredRun(fixture.services, {
    ...{ workspace: fixture.home, checkpoint: 'thinker', benchmark: 'maze' },
    ...{ itemCount: 3, repeats: 1 },
    samples: [
      { item: 0, repeat: 0, ...shared },
      { item: 1, repeat: 0, ...shared, tokensEstimated: true },
      { item: 2, repeat: 0, thinkingTokens: 60 },
    ],
  });
  const { lengths } = await statistics(runId);
  expect(lengths.all).toMatchObject({ n: 3, estimated: 1 });
  expect(lengths.thinking).toMatchObject({ n: 3, estimated: 2, mean: { value: 60 } });
  expect(lengths.answer).toMatchObject({ n: 3, estimated: 2, mean: { value: 40 } });
});

test('gives every interval the level that was asked for', async () => {
  const usual = await statistics(ended.runId);
  const wide = await statistics(ended.runId, 0.99);
  expect(usual.accuracy.ciNewQuestions?.level).toBe(0.95);
  expect(wide.accuracy.ciNewQuestions?.level).toBe(0.99);
  expect(wide.level).toBe(0.99);
});

test('of a run under way its complete repeats count', async () => {
  const { accuracy, repeatsUnderWay } = await statistics(underWay.runId);
  expect(accuracy).toMatchObject({ mean: 5 / 8, repeats: 2, missing: 0 });
  expect(repeatsUnderWay).toBe(1);
});

test('a run that is paused may go on: its complete repeats count as well', async () => {
  const { accuracy, repeatsUnderWay } = await statistics(paused.runId);
  expect(accuracy).toMatchObject({ mean: 5 / 8, repeats: 2, missing: 0 });
  expect(repeatsUnderWay).toBe(1);
});

test('a run that is to ask more items is read anew, before the first of them is there', async () => {
  const { pool } = fixture.services;
  const ask = (itemCount: number) =>
    pool.query('update run set item_count = $2 where id = $1', [grown.runId, itemCount]);
  await ask(3);
  expect((await statistics(grown.runId)).accuracy).toMatchObject({ questions: 3 });
  await ask(4);
  expect((await statistics(grown.runId)).accuracy).toMatchObject({ questions: 4 });
});

test('does not know the runs of another workspace', async () => {
  await expect(statistics(foreign.runId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('is for people who have signed in', async () => {
  const guest = callerFor(fixture.services, null);
  await expect(guest.statistics.run({ runId: ended.runId })).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
  });
});
