import { afterAll, beforeAll, expect, test } from 'vitest';

import { COMPARISON_COLUMNS } from '@assay/contracts/csv/comparison-columns';

import { exportComparisonCsv } from '../export/comparison-csv.ts';
import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';
import { outcomeGrid } from '../testing/outcome-grid.ts';
import { parseCsv } from '../testing/parse-csv.ts';

let fixture: ApiFixture;
let weak: MeasuredRun;
let strong: MeasuredRun;
let underWay: MeasuredRun;
let foreign: MeasuredRun;

/** Ten questions that the weak one misses in both repeats and the strong one solves; the last of it is half solved. */
const NEVER = Array.from({ length: 10 }, () => 'ii');
const ALWAYS = [...Array.from({ length: 9 }, () => 'cc'), 'ci'];

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home, other } = fixture;
  const measure = async (
    checkpoint: string,
    options: { benchmark: string; items: string[]; isCompleted?: boolean; isForeign?: boolean },
  ) => {
    const { benchmark, items, isCompleted = true, isForeign = false } = options;
    const run = await insertMeasuredRun(services, {
      ...{ workspace: isForeign ? other : home, checkpoint, benchmark },
      itemCount: items.length,
      repeats: 2,
      samples: outcomeGrid(...items),
    });
    const status = isCompleted ? 'completed' : 'running';
    await services.pool.query('update run set status = $2 where id = $1', [run.runId, status]);
    return run;
  };
  weak = await measure('weak', { benchmark: 'maze', items: NEVER });
  strong = await measure('strong', { benchmark: 'maze', items: ALWAYS });
  await measure('weak', { benchmark: 'sums', items: ['ci', 'uc', '.i'] });
  // The second repeat has not answered every question yet.
  underWay = await measure('strong', {
    ...{ benchmark: 'sums', items: ['cc', 'i.', 'c.'] },
    isCompleted: false,
  });
  // All samples of the strong one failed.
  await measure('weak', { benchmark: 'tasks', items: ['cc', 'cc'] });
  await measure('strong', { benchmark: 'tasks', items: ['..', '..'] });
  await measure('weak', { benchmark: 'only weak', items: ['cc', 'cc'] });
  foreign = await measure('theirs', { benchmark: 'maze', items: NEVER, isForeign: true });
});

afterAll(() => fixture.close());

function statistics() {
  return callerFor(fixture.services, fixture.home.actors.viewer).statistics;
}

function subjects() {
  return {
    first: { checkpointId: weak.checkpointId },
    second: { checkpointId: strong.checkpointId },
  };
}

test('compares every benchmark that both were measured on, question by question', async () => {
  const comparison = await statistics().compare(subjects());
  expect(comparison).toMatchObject({
    first: { name: 'weak', variantKey: 'default/own' },
    second: { name: 'strong' },
    level: 0.95,
    delta: null,
    onlyFirst: ['The only weak'],
    onlySecond: [],
  });
  const [maze, sums, tasks] = comparison.benchmarks;
  expect(comparison.benchmarks).toHaveLength(3);
  // 19 of 20 cells against none. Ten differences of one sign: 2 · 2⁻¹⁰; the smaller of two, doubled by Holm.
  expect(maze).toMatchObject({
    benchmark: { name: 'maze', versionId: weak.versionId },
    difference: 0.95,
    p: expect.closeTo(2 / 1024, 12) as number,
    pAdjusted: expect.closeTo(4 / 1024, 12) as number,
    verdict: 'better',
    questions: 10,
    // Half solved is not solved.
    fixed: 9,
    broken: 0,
    first: { runId: weak.runId, accuracy: { value: 0, n: 10 }, repeats: 2, repeatsUnderWay: 0 },
    second: { runId: strong.runId, accuracy: { value: 0.95, n: 10 } },
  });
  expect(maze?.sentence).toMatch(
    /^strong is better by 95\.0 points \(95 % interval .*10 questions\)\.$/,
  );
  expect(sums).toMatchObject({
    benchmark: { name: 'sums' },
    verdict: 'undecided',
    // Unscorable and missing cells are not correct: 2 of 6.
    first: {
      accuracy: { value: expect.closeTo(1 / 3, 12) as number, n: 3 },
      withoutVerdict: { missing: 1, unscorable: 1 },
    },
    // Of the run under way its one complete repeat: 2 of 3.
    second: {
      runId: underWay.runId,
      accuracy: { value: expect.closeTo(2 / 3, 12) as number, n: 3 },
      ...{ repeats: 1, repeatsUnderWay: 1, status: 'running' },
    },
  });
  expect(tasks).toMatchObject({
    ...{ difference: null, p: null, verdict: null, questions: 2, broken: 0 },
    first: { accuracy: { value: 1, n: 2 } },
    second: { accuracy: { value: null, interval: null }, withoutVerdict: { missing: 4 } },
  });
  expect(tasks?.sentence).toBe(
    'strong cannot be compared with weak. No sample of the second has a verdict on these questions: nothing was measured.',
  );
});

test('the other way round everything has the other sign', async () => {
  const { first, second } = subjects();
  const [maze] = (await statistics().compare({ first: second, second: first })).benchmarks;
  expect(maze).toMatchObject({ difference: -0.95, verdict: 'worse', fixed: 0, broken: 9 });
});

test('a checkpoint equals itself within any delta that ten questions can tell', async () => {
  const { first } = subjects();
  const { benchmarks } = await statistics().compare({ first, second: first, delta: 0.9 });
  const [maze] = benchmarks;
  expect(maze).toMatchObject({ difference: 0, verdict: 'equivalent', isWithinDelta: true, p: 1 });
});

test('keeps to one sweep where asked', async () => {
  const comparison = await statistics().compare({
    first: { checkpointId: strong.checkpointId },
    second: { checkpointId: strong.checkpointId },
    sweepId: strong.sweepId,
  });
  expect(comparison.benchmarks.map(({ benchmark }) => benchmark.name)).toEqual(['maze']);
  await expect(
    statistics().compare({ ...subjects(), sweepId: strong.sweepId }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('does not know what belongs to another workspace', async () => {
  const { first } = subjects();
  const theirs = { checkpointId: foreign.checkpointId };
  await expect(statistics().compare({ first, second: theirs })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(
    statistics().compare({ ...subjects(), sweepId: foreign.sweepId }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('does not know prompts that the checkpoint was never asked with', async () => {
  const { first, second } = subjects();
  await expect(
    statistics().compare({ first, second: { ...second, variantKey: '999/own' } }),
  ).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringContaining('999/own') as string,
  });
});

test('the CSV has a row for each benchmark, unrounded', async () => {
  const { services, home } = fixture;
  const options = { ...subjects(), level: 0.95, sweepId: undefined, delta: undefined };
  const variantKey = 'default/own';
  const text = await exportComparisonCsv(
    { services, actor: home.actors.viewer },
    {
      ...options,
      first: { ...options.first, variantKey },
      second: { ...options.second, variantKey },
    },
  );
  const { header, rows } = parseCsv(text);
  const [maze, sums, tasks, ...others] = rows;
  expect(others).toEqual([]);
  expect(tasks).toMatchObject({ difference: '', verdict: '', second_fraction: '' });
  expect(header).toEqual([...COMPARISON_COLUMNS]);
  expect(maze).toMatchObject({
    benchmark: 'maze',
    difference: '0.95',
    p_adjusted: '0.00390625',
    delta: '',
  });
  expect(sums).toMatchObject({ benchmark: 'sums', verdict: 'undecided' });
});
