import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Outcome } from '@assay/eval-core/verdict';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { gradeAgain } from '../testing/grade-again.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';

/** What the current grading says of the items 0 to 11, and what the new one does. */
const CURRENT: readonly Outcome[] = [
  ...(['correct', 'correct', 'correct', 'correct', 'incorrect'] as const),
  ...(['correct', 'correct', 'incorrect', 'incorrect', 'incorrect'] as const),
  ...(['correct', 'unscorable'] as const),
];
const NEW: readonly Outcome[] = [
  ...(['correct', 'correct', 'correct', 'correct', 'correct'] as const),
  ...(['incorrect', 'incorrect', 'incorrect', 'incorrect', 'incorrect'] as const),
  ...(['unscorable', 'unscorable'] as const),
];

let fixture: ApiFixture;
let run: MeasuredRun;
let gradingId: number;

beforeAll(async () => {
  fixture = await createApiFixture();
});

afterAll(() => fixture.close());

beforeEach(async () => {
  run = await measure();
  gradingId = await gradeRunAgain();
});

function caller() {
  return callerFor(fixture.services, fixture.home.actors.member);
}

/** A completed run whose replies are the items' positions. */
async function measure(): Promise<MeasuredRun> {
  const measured = await insertMeasuredRun(fixture.services, {
    workspace: fixture.home,
    itemCount: CURRENT.length,
    repeats: 1,
    samples: CURRENT.map((outcome, item) => ({
      item,
      repeat: 0,
      content: String(item),
      verdict: { outcome },
    })),
  });
  await fixture.services.prisma.run.update({
    where: { id: measured.runId },
    data: { status: 'completed' },
  });
  return measured;
}

async function gradeRunAgain(limit?: number): Promise<number> {
  const { gradingIds } = await caller().gradings.start({ runIds: [run.runId] });
  const id = gradingIds[0] ?? 0;
  await gradeAgain(fixture.services.pool, id, {
    judge: ({ content }) => ({ outcome: NEW[Number(content)] ?? 'correct' }),
    ...(limit !== undefined && { limit }),
  });
  return id;
}

async function say(item: number, outcome?: Outcome): Promise<void> {
  const comment = `of item ${item}`;
  await caller().annotations.add({ sampleId: run.sampleId(item, 0), comment, outcome });
}

describe('agreement of two gradings', () => {
  test('is the κ that can be worked out by hand, over the samples that both have decided', async () => {
    const withCurrent = await caller().gradings.agreement({
      gradingId,
      with: { gradingId: run.gradingId },
    });
    expect(withCurrent.samples).toBe(12);
    expect(withCurrent.counts).toEqual([
      { first: 'correct', second: 'correct', samples: 4 },
      { first: 'correct', second: 'incorrect', samples: 1 },
      { first: 'incorrect', second: 'correct', samples: 2 },
      { first: 'incorrect', second: 'incorrect', samples: 3 },
      { first: 'unscorable', second: 'correct', samples: 1 },
      { first: 'unscorable', second: 'unscorable', samples: 1 },
    ]);
    // p_o = 7/10; p_e = 0.5 · 0.6 + 0.5 · 0.4.
    const { agreement } = withCurrent;
    expect(agreement).toMatchObject({ samples: 10, undecided: 2 });
    expect(agreement.observedFraction).toBeCloseTo(0.7, 12);
    expect(agreement.kappa).toBeCloseTo(0.4, 12);
    // Fleiss, Cohen and Everitt: n(1 − p_e)² var = 0.10972 + 0.10188 − 0.01 = 0.2016, so var = 0.08064, of ten items
    // 10/9 of it. Wilson's upper bound of (1 − κ)/1.5 = 0.4 with n = 0.24 · 1.5²/0.0896 and t(3), worked out with SciPy
    // 1.17.1: of ten items five would differ by chance, so they tell the spread, less two.
    expect(agreement.items).toBe(10);
    expect(agreement.interval?.low).toBeCloseTo(-0.2834364077457532, 9);
    expect(agreement.interval).toMatchObject({ level: 0.95, method: 'wilson-chance-corrected-t' });
  });

  test('speaks of no sample that one of them has not graded yet', async () => {
    const part = await gradeRunAgain(5);
    const { samples, counts } = await caller().gradings.agreement({
      gradingId: part,
      with: { gradingId },
    });
    expect(samples).toBe(5);
    expect(counts.every(({ first, second }) => first === second)).toBe(true);
  });

  test('is refused for gradings of two runs, which judge different samples', async () => {
    const other = await measure();
    const asked = { gradingId, with: { gradingId: other.gradingId } };
    await expect(caller().gradings.agreement(asked)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: `Grading ${gradingId} is of run ${run.runId}, grading ${other.gradingId} is of run ${other.runId}: they judge different samples, so choose two gradings of one run.`,
    });
  });

  test("does not tell of another workspace's grading, on either side", async () => {
    const stranger = callerFor(fixture.services, fixture.other.actors.member);
    const theirs = await insertMeasuredRun(fixture.services, {
      workspace: fixture.other,
      itemCount: 1,
      repeats: 1,
      samples: [{ item: 0, repeat: 0 }],
    });
    for (const asked of [
      { gradingId, with: { gradingId: theirs.gradingId } },
      { gradingId: theirs.gradingId, with: { gradingId } },
      { gradingId, with: 'people' as const },
    ]) {
      await expect(stranger.gradings.agreement(asked)).rejects.toMatchObject({
        code: 'NOT_FOUND',
        message: `There is no grading ${gradingId} in this workspace.`,
      });
    }
  });
});

describe('agreement of a grading with people', () => {
  const withPeople = () => caller().gradings.agreement({ gradingId, with: 'people' });

  test('is the κ that can be worked out by hand, over the samples that people speak of', async () => {
    await say(0, 'correct');
    await say(1, 'correct');
    await say(4, 'incorrect');
    await say(5, 'incorrect');
    await say(6, 'incorrect');
    await say(10, 'correct');
    const { samples, counts, agreement } = await withPeople();
    expect(samples).toBe(6);
    expect(counts).toEqual([
      { first: 'correct', second: 'correct', samples: 2 },
      { first: 'correct', second: 'incorrect', samples: 1 },
      { first: 'incorrect', second: 'incorrect', samples: 2 },
      { first: 'unscorable', second: 'correct', samples: 1 },
    ]);
    // p_o = 4/5; p_e = 0.6 · 0.4 + 0.4 · 0.6 = 0.48; κ = 0.32/0.52.
    expect(agreement).toMatchObject({ samples: 5, undecided: 1 });
    expect(agreement.observedFraction).toBeCloseTo(0.8, 12);
    expect(agreement.kappa).toBeCloseTo(8 / 13, 12);
  });

  test('takes the newest outcome of a sample, whoever wrote it, and no comment for one', async () => {
    const admin = callerFor(fixture.services, fixture.home.actors.admin);
    await say(5, 'correct');
    await admin.annotations.add({ sampleId: run.sampleId(5, 0), outcome: 'incorrect' });
    await say(5);
    expect((await withPeople()).counts).toEqual([
      { first: 'incorrect', second: 'incorrect', samples: 1 },
    ]);
  });

  test('is unknown, and not 0, where people have said nothing of this run', async () => {
    await say(3);
    const other = run;
    run = await measure();
    await say(3, 'correct');
    run = other;
    expect(await withPeople()).toEqual({
      samples: 0,
      agreement: {
        samples: 0,
        undecided: 0,
        observedFraction: null,
        expectedFraction: null,
        kappa: null,
        interval: null,
        items: 0,
      },
      counts: [],
    });
  });
});

describe('agreement of more than two raters', () => {
  const raters = () => caller().gradings.raters({ gradingId });

  test('is the α of Krippendorff over the samples that some person speaks of', async () => {
    const admin = callerFor(fixture.services, fixture.home.actors.admin);
    await say(0, 'correct');
    await say(4, 'correct');
    await say(5, 'incorrect');
    await admin.annotations.add({ sampleId: run.sampleId(5, 0), outcome: 'incorrect' });
    await admin.annotations.add({ sampleId: run.sampleId(7, 0), outcome: 'unscorable' });
    const { alpha, interval, ...rest } = await raters();
    // Current, new, member, admin: item 0 c c c; 4 i c c; 5 c i i i; 7 i i and one who does not decide.
    // Observed: (0 + 4/2 + 6/3 + 0)/12 = 1/3. Expected: 6 correct of 12, 72/(12 · 11).
    expect(alpha).toBeCloseTo(1 - 4 / 12 / (72 / 132), 12);
    expect(interval).toMatchObject({ level: 0.95 });
    expect(rest).toEqual({
      raters: [
        { name: `grading ${run.gradingId}`, decided: 4 },
        { name: `grading ${gradingId}`, decided: 4 },
        { name: 'home admin', decided: 1 },
        { name: 'home member', decided: 3 },
      ],
      reason: null,
      samples: 4,
      ratings: 12,
    });
  });

  test('is unknown, with its reason, where nobody has said anything', async () => {
    expect(await raters()).toEqual({
      raters: [],
      alpha: null,
      interval: null,
      reason: 'No unit has two ratings.',
      samples: 0,
      ratings: 0,
    });
  });
});
