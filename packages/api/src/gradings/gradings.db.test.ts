import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { checkRollups } from '@assay/db/record/rebuild-rollups';
import { recordSamples } from '@assay/db/record/record-samples';
import { graderIdentity } from '@assay/eval-core/graders/identity';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { gradeAgain } from '../testing/grade-again.ts';
import { insertMeasuredRun, toRecord, type MeasuredRun } from '../testing/measured-run.ts';

const ITEMS = 4;
const REPEATS = 2;

let fixture: ApiFixture;
/** Right on the first three items of four. */
let run: MeasuredRun;
/** Right on two of four, and so behind. */
let rival: MeasuredRun;
let rounds = 0;

beforeAll(async () => {
  fixture = await createApiFixture();
});

afterAll(() => fixture.close());

beforeEach(async () => {
  rounds += 1;
  run = await measure('strict', 3);
  rival = await measure('rival', 2);
});

/** A completed run that is right on its first items; its replies are the item's position. */
async function measure(checkpoint: string, rightItems: number): Promise<MeasuredRun> {
  const { services, home } = fixture;
  const measured = await insertMeasuredRun(services, {
    workspace: home,
    checkpoint,
    benchmark: `round ${rounds}`,
    itemCount: ITEMS,
    repeats: REPEATS,
    samples: Array.from({ length: ITEMS * REPEATS }, (_, index) => {
      const item = index % ITEMS;
      const isRight = item < rightItems;
      return {
        item,
        repeat: Math.floor(index / ITEMS),
        content: String(item),
        verdict: isRight ? {} : { outcome: 'incorrect' as const, reason: 'wrong-answer' },
      };
    }),
  });
  await services.prisma.run.update({
    where: { id: measured.runId },
    data: { status: 'completed' },
  });
  return measured;
}

function caller() {
  return callerFor(fixture.services, fixture.home.actors.member);
}

async function start(runId: number, graderParams?: Record<string, unknown>): Promise<number> {
  const { gradingIds } = await caller().gradings.start({
    runIds: [runId],
    ...(graderParams && { graderParams }),
  });
  const [gradingId] = gradingIds;
  if (gradingId === undefined) throw new Error('nothing was started');
  return gradingId;
}

/** Accepts only the reply "0", and cannot read "3". */
const harsher = ({ content }: { content: string }) => {
  if (content === '3') return { outcome: 'unscorable', reason: 'size-limit' } as const;
  if (content === '0') return {};
  return { outcome: 'incorrect', reason: 'wrong-answer' } as const;
};

async function readCell(runId: number) {
  return (await caller().runs.get({ id: runId })).cell;
}

describe('re-grade with preview', () => {
  test('queues a grading with the parameters asked for, in the name of who asked', async () => {
    const gradingId = await start(run.runId, { profile: 'qwen' });
    const [newest, first] = await caller().gradings.list({ runId: run.runId });
    expect(newest).toMatchObject({
      id: gradingId,
      status: 'running',
      isCurrent: false,
      samples: 8,
      graded: 0,
      createdBy: 'home member',
      grader: { kind: 'maze', params: { profile: 'qwen' } },
      finishedAt: null,
      madeCurrentAt: null,
    });
    expect(first).toMatchObject({
      id: run.gradingId,
      status: 'complete',
      isCurrent: true,
      samples: 8,
      graded: 8,
      correct: 6,
      incorrect: 2,
      createdBy: null,
    });
    expect(await caller().gradings.list({ sweepId: run.sweepId })).toEqual([newest, first]);
    const { rows } = await fixture.services.pool.query(
      `select payload from graphile_worker._private_jobs where key = $1`,
      [`grading:${gradingId}`],
    );
    expect(rows).toEqual([{ payload: { gradingId } }]);
  });

  test('refuses by name a judge that would have to be loaded first, and queues nothing', async () => {
    const { checkpoints, backends, gradings } = caller();
    const replicaUrls = [`http://gpu-${rounds}:8000/v1`];
    const backend = { name: `gpu ${rounds}`, replicaUrls, dialect: 'vllm' } as const;
    const { id: backendId } = await backends.create(backend);
    const loras = { kind: 'adapter', name: 'ten', path: '/loras/10' } as const;
    const judge = { backendId, name: `judge ${rounds}`, servedName: 'base', serving: loras };
    const { id: checkpointId } = await checkpoints.create(judge);
    const wanted = { runIds: [run.runId], graderKind: 'judge', graderParams: {} };
    await expect(
      gradings.start({ ...wanted, graderParams: { judge: { checkpointId } } }),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(
        /^The checkpoint "judge \d+" cannot judge, since it has to be loaded first \(LoRA adapter\)/,
      ) as string,
    });
    expect(await gradings.list({ sweepId: run.sweepId })).toHaveLength(1);
  });

  test('refuses a profile that the grader does not have, and queues nothing', async () => {
    const { gradings } = caller();
    const wanted = {
      ...{ runIds: [run.runId], graderKind: 'math' },
      graderParams: { profile: 'boxed' },
    };
    await expect(gradings.start(wanted)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message:
        'There is no profile "boxed"; choose among default, hendrycks, qwen, nemo, math-verify, inspect.',
    });
    // What was stored before such profiles were refused can be read.
    const where = { id: run.gradingId };
    const data = { graderKind: 'math', graderParams: { profile: 'boxed' } };
    await fixture.services.prisma.grading.update({ where, data });
    expect(await gradings.list({ sweepId: run.sweepId })).toMatchObject([
      { grader: { params: { profile: 'boxed' } } },
    ]);
    expect(await readCell(run.runId)).toMatchObject({ grader: { params: { profile: 'boxed' } } });
  });

  test('says how many verdicts change, which cells, and whether ranks move; and changes nothing', async () => {
    const before = await readCell(run.runId);
    const gradingId = await start(run.runId);
    await gradeAgain(fixture.services.pool, gradingId, { judge: harsher });
    const { gradings, rankMoves } = await caller().gradings.preview({ gradingIds: [gradingId] });
    expect(gradings).toHaveLength(1);
    expect(gradings[0]).toMatchObject({
      grading: { id: gradingId, status: 'complete', graded: 8 },
      comparedWithId: run.gradingId,
      checkpoint: { id: run.checkpointId, name: 'strict' },
      benchmark: { versionId: run.versionId },
      changes: [
        { from: 'correct', to: 'correct', samples: 2 },
        { from: 'correct', to: 'incorrect', samples: 4 },
        { from: 'incorrect', to: 'unscorable', samples: 2 },
      ],
      changedSamples: 6,
      changedFraction: 0.75,
      changedInterval: null,
      before: { accuracy: { estimateFraction: 0.75 }, unscorable: 0 },
      after: { accuracy: { estimateFraction: 0.25 }, unscorable: 2, unscorableFraction: 0.25 },
    });
    const variant = gradings[0]?.before.variant;
    const place = { versionId: run.versionId, benchmarkTitle: `The round ${rounds}`, variant };
    expect(rankMoves).toEqual([
      { ...place, checkpointId: rival.checkpointId, checkpointName: 'rival', before: 2, after: 1 },
      { ...place, checkpointId: run.checkpointId, checkpointName: 'strict', before: 1, after: 2 },
    ]);
    expect(await readCell(run.runId)).toEqual(before);
  });

  test('tells of a part that is graded so far with an interval, and of no ranks', async () => {
    const gradingId = await start(run.runId);
    const preview = () => caller().gradings.preview({ gradingIds: [gradingId] });
    expect(await preview()).toMatchObject({
      gradings: [{ changes: [], changedSamples: 0, changedFraction: null, changedInterval: null }],
      rankMoves: null,
      uncountedGradingIds: null,
    });
    await gradeAgain(fixture.services.pool, gradingId, { judge: harsher, limit: 5 });
    const { gradings, rankMoves } = await preview();
    const [part] = gradings;
    expect(part).toMatchObject({ grading: { status: 'running', graded: 5 }, after: null });
    const share = part?.changedFraction ?? NaN;
    expect(share).toBe((part?.changedSamples ?? NaN) / 5);
    expect(part?.changedInterval?.lowFraction).toBeLessThan(share);
    expect(part?.changedInterval?.highFraction).toBeGreaterThan(Math.min(share, 0.99));
    expect(rankMoves).toBeNull();
  });

  test('says that nothing changes where nothing does', async () => {
    const gradingId = await start(rival.runId);
    await gradeAgain(fixture.services.pool, gradingId, {
      judge: ({ content }) => (Number(content) < 2 ? {} : { outcome: 'incorrect' }),
    });
    const preview = await caller().gradings.preview({ gradingIds: [gradingId] });
    expect(preview).toMatchObject({ gradings: [{ changedSamples: 0, changedFraction: 0 }] });
    expect(preview.rankMoves).toEqual([]);
  });

  test('says of a run that the leaderboard does not count that it moves no place', async () => {
    const gradingId = await start(run.runId);
    await gradeAgain(fixture.services.pool, gradingId, { judge: harsher });
    const preview = () => caller().gradings.preview({ gradingIds: [gradingId] });
    expect(await preview()).toMatchObject({ uncountedGradingIds: [] });

    const newer = await measure('strict', 3);
    expect(newer).toMatchObject({ checkpointId: run.checkpointId, versionId: run.versionId });
    expect(await preview()).toMatchObject({
      gradings: [{ changedFraction: 0.75 }],
      rankMoves: [],
      uncountedGradingIds: [gradingId],
    });
  });

  test.each(['queued', 'running'] as const)('refuses a run that is %s', async (status) => {
    const { prisma } = fixture.services;
    await prisma.run.update({ where: { id: run.runId }, data: { status } });
    await expect(start(run.runId)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `Run ${run.runId} is still being generated: wait for its end or cancel it, then grade again.`,
    });
  });

  test('refuses two gradings of one run', async () => {
    const gradingIds = [await start(run.runId), await start(run.runId)];
    await expect(caller().gradings.preview({ gradingIds })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });
});

describe('both gradings kept', () => {
  test('a new grading counts when it is made current, and the old one can count again', async () => {
    const { pool } = fixture.services;
    const { gradings, leaderboard } = caller();
    const before = await readCell(run.runId);
    const gradingId = await start(run.runId, { profile: 'qwen' });
    await gradeAgain(pool, gradingId, { judge: harsher });
    await gradings.makeCurrent({ gradingIds: [gradingId] });

    const after = await readCell(run.runId);
    expect(after).toMatchObject({
      accuracy: { estimateFraction: 0.25 },
      grader: { params: { profile: 'qwen' } },
    });
    const { cells } = await leaderboard.get({ sweepId: run.sweepId });
    expect(cells).toEqual([after]);
    expect(await checkRollups(pool, gradingId)).toEqual([]);
    expect(await checkRollups(pool, run.gradingId)).toEqual([]);

    await gradings.makeCurrent({ gradingIds: [run.gradingId] });
    expect(await readCell(run.runId)).toEqual(before);
    const listed = await gradings.list({ runId: run.runId });
    expect(listed.map(({ id, isCurrent, graded }) => [id, isCurrent, graded])).toEqual([
      [gradingId, false, 8],
      [run.gradingId, true, 8],
    ]);
  });

  test('old and new verdict of a sample can both be read, the current one apart', async () => {
    const gradingId = await start(run.runId);
    await gradeAgain(fixture.services.pool, gradingId, {
      judge: () => ({
        outcome: 'incorrect',
        reason: 'wrong-answer',
        checks: { 'test 1': true, 'test 2': false, 'test 3': null },
        scores: { passed: 0.5 },
        detail: 'Test 2 printed 13 and not 12.',
        environment: 'bubblewrap, Python 3.11.2',
      }),
    });
    const id = run.sampleId(0, 0);
    const read = () => caller().samples.get({ id });
    expect(await read()).toMatchObject({
      verdict: { outcome: 'correct', checks: null, scores: null },
      verdicts: [
        { gradingId, isCurrent: false, outcome: 'incorrect' },
        { gradingId: run.gradingId, isCurrent: true, outcome: 'correct' },
      ],
    });
    await caller().gradings.makeCurrent({ gradingIds: [gradingId] });
    expect(await read()).toMatchObject({
      verdict: {
        outcome: 'incorrect',
        checks: { 'test 1': true, 'test 2': false, 'test 3': null },
        scores: { passed: 0.5 },
        detail: 'Test 2 printed 13 and not 12.',
        environment: 'bubblewrap, Python 3.11.2',
        grader: { kind: 'maze' },
      },
      verdicts: [
        { gradingId, isCurrent: true },
        { gradingId: run.gradingId, isCurrent: false, outcome: 'correct' },
      ],
    });
  });

  test('a grading that is not complete cannot be made current', async () => {
    const { pool } = fixture.services;
    const gradingId = await start(run.runId);
    await gradeAgain(pool, gradingId, { judge: harsher, limit: 3 });
    await expect(caller().gradings.makeCurrent({ gradingIds: [gradingId] })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `Grading ${gradingId} has reached 3 of 8 samples: wait until it is complete.`,
    });
  });

  test('a grading that lacks samples of an extended run is incomplete until it is finished', async () => {
    const { pool, prisma } = fixture.services;
    const gradingId = await start(run.runId);
    await gradeAgain(pool, gradingId, { judge: harsher });
    await caller().sweeps.extend({ id: run.sweepId, repeats: REPEATS + 1 });
    const asked = { gradingIds: [gradingId] };
    // Before the first new sample it lacks nothing, but what is under way would be graded under the other one.
    await expect(caller().gradings.makeCurrent(asked)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `Run ${run.runId} is still being generated: wait for its end or cancel it first.`,
    });
    const { itemIds, runId } = run;
    const record = toRecord(
      { item: 0, repeat: REPEATS, content: '0' },
      { runId, gradingId: run.gradingId, itemIds },
    );
    await recordSamples(pool, [record]);
    await prisma.run.update({ where: { id: runId }, data: { status: 'completed' } });
    const stateOf = async () =>
      (await caller().gradings.list({ runId })).find(({ id }) => id === gradingId)?.status;
    expect(await stateOf()).toBe('incomplete');
    await expect(caller().gradings.makeCurrent(asked)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `Grading ${gradingId} lacks 1 samples that came after it: finish it first.`,
    });
    await caller().gradings.finish(asked);
    expect(await stateOf()).toBe('running');
    await gradeAgain(pool, gradingId, { judge: harsher });
    expect(await stateOf()).toBe('complete');
    await caller().gradings.makeCurrent(asked);
    await expect(caller().gradings.finish(asked)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `Grading ${gradingId} lacks no sample.`,
    });
  });

  test('a grading that has counted is not finished by another version of its grader', async () => {
    const { pool, prisma } = fixture.services;
    const { itemIds, runId } = run;
    const gradingId = await start(runId);
    await gradeAgain(pool, gradingId, { judge: harsher });
    const { finish, makeCurrent } = caller().gradings;
    const asked = { gradingIds: [gradingId] };
    await makeCurrent(asked);
    await makeCurrent({ gradingIds: [run.gradingId] });
    await recordSamples(pool, [
      toRecord({ item: 0, repeat: REPEATS }, { runId, gradingId: run.gradingId, itemIds }),
    ]);
    await expect(finish(asked)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(
        new RegExp(
          `^Grading ${gradingId} has counted and was made by test-grader 1, which is not the grader of today \\(\\S+ \\S+\\): grade the run again instead\\.$`,
        ),
      ) as string,
    });
    const today = graderIdentity('maze');
    await prisma.grading.update({
      where: { id: gradingId },
      data: { graderName: today?.name ?? '', graderVersion: today?.version ?? '' },
    });
    await finish(asked);
    expect(
      (await caller().gradings.list({ runId })).find(({ id }) => id === gradingId),
    ).toMatchObject({ status: 'running', madeCurrentAt: expect.any(Date) as Date });
  });

  test('gradings are made current all at once or not at all', async () => {
    const { pool } = fixture.services;
    const [ours, theirs] = [await start(run.runId), await start(rival.runId)];
    await gradeAgain(pool, ours, { judge: harsher });
    await expect(
      caller().gradings.makeCurrent({ gradingIds: [ours, theirs] }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    const [newest] = await caller().gradings.list({ runId: run.runId });
    expect(newest).toMatchObject({ id: ours, isCurrent: false });
  });

  test('only what never counted can be discarded', async () => {
    const { gradings } = caller();
    const gradingId = await start(run.runId);
    await gradeAgain(fixture.services.pool, gradingId, { judge: harsher, limit: 3 });
    await gradings.discard({ gradingIds: [gradingId] });
    expect((await gradings.list({ runId: run.runId })).map(({ id }) => id)).toEqual([
      run.gradingId,
    ]);
    const { rowCount } = await fixture.services.pool.query(
      'select from verdict where grading_id = $1',
      [gradingId],
    );
    expect(rowCount).toBe(0);

    const second = await start(run.runId);
    await gradeAgain(fixture.services.pool, second, { judge: harsher });
    await gradings.makeCurrent({ gradingIds: [second] });
    for (const id of [run.gradingId, second]) {
      await expect(gradings.discard({ gradingIds: [id] })).rejects.toMatchObject({
        code: 'CONFLICT',
      });
    }
  });
});
