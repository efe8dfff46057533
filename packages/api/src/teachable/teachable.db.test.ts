import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { TeachableChoice } from '@assay/contracts/teachable';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';
import { parseCsv } from '../testing/parse-csv.ts';
import { CHOSEN_COLUMNS, exportTeachableCsv, exportTeachableLines } from './export-teachable.ts';

/**
 * Of five items: what the strong run and two weak ones answered in each repeat; upper case was found correct.
 * - item-0: strong 4 of 4, weak 4 of 8: taught
 * - item-1: strong 4 of 4, weak 8 of 8: too easy
 * - item-2: strong 4 of 4, weak 0 of 8: too hard
 * - item-3: strong 2 of 4, weak 2 of 8: taught, by a plurality of one vote
 * - item-4: private, else as item-0
 */
const ANSWERS = {
  strong: ['AAAA', 'AAAA', 'AAAA', 'AxAy', 'AAAA'],
  weak: ['AABx', 'AAAA', 'xyzx', 'xxxA', 'AABx'],
  weaker: ['Axyz', 'AAAA', 'wxyz', 'xyyA', 'Axyz'],
};

let fixture: ApiFixture;
let runs: Record<keyof typeof ANSWERS, MeasuredRun>;

beforeAll(async () => {
  fixture = await createApiFixture();
  runs = {
    strong: await measure('strong'),
    weak: await measure('weak'),
    weaker: await measure('weaker'),
  };
  const { pool } = fixture.services;
  await pool.query(`update run set status = 'completed'`);
  await pool.query(`update item set is_shared = false where key = 'item-4'`);
});

afterAll(() => fixture.close());

function measure(checkpoint: keyof typeof ANSWERS): Promise<MeasuredRun> {
  return insertMeasuredRun(fixture.services, {
    workspace: fixture.home,
    checkpoint,
    itemCount: 5,
    repeats: 4,
    samples: ANSWERS[checkpoint].flatMap((answers, item) =>
      [...answers].map((extracted, repeat) => ({
        item,
        repeat,
        verdict: {
          extracted,
          outcome: /[A-Z]/.test(extracted) ? ('correct' as const) : ('incorrect' as const),
        },
      })),
    ),
  });
}

function caller() {
  return callerFor(fixture.services, fixture.home.actors.viewer).teachable;
}

function choice() {
  return {
    strongRunId: runs.strong.runId,
    weakRunIds: [runs.weak.runId, runs.weaker.runId],
  };
}

describe('the choice', () => {
  test('is made by plain shares of the stored samples', async () => {
    const chosen = await caller().choose({ ...choice(), list: 'all' });
    const shares = chosen.items.map((item) => [
      item.item,
      item.strongAgreement.value,
      item.agreement.value,
      item.gap.value,
      item.reason,
    ]);
    expect(shares).toEqual([
      ['item-0', 1, 4 / 8, 0.5, 'kept'],
      ['item-1', 1, 1, 0, 'too-easy'],
      ['item-2', 1, 0, 1, 'too-hard'],
      ['item-3', 2 / 4, 2 / 8, 0.25, 'kept'],
      ['item-4', 1, 4 / 8, 0.5, 'kept'],
    ]);
    expect(chosen.items[0]?.agreementByWeak.map(({ value, n }) => [value, n])).toEqual([
      [3 / 4, 4],
      [1 / 4, 4],
    ]);
    expect(chosen.totals).toMatchObject({ items: 5, kept: 3, keptPrivate: 1, onlyInWeak: 0 });
  });

  test('takes the plurality answer for true where asked to, right or wrong', async () => {
    const chosen = await caller().choose({ ...choice(), truth: 'plurality', list: 'all' });
    // A, A, x and y: A has 2 of 4 votes, one more than the runner-up.
    expect(chosen.items[3]?.proxy).toEqual({
      answer: 'A',
      votes: 2,
      samples: 4,
      margin: 0.25,
      isTie: false,
    });
  });

  test('counts answers as equal that were found correct, whatever their text', async () => {
    const chosen = await caller().choose({ ...choice(), truth: 'plurality', list: 'all' });
    // Of "AABx" and "Axyz", A, A, B and A: B is as correct as A.
    expect(chosen.items[0]?.agreement).toMatchObject({ value: 4 / 8, n: 8 });
  });

  test('keeps to the thresholds that were asked for', async () => {
    const chosen = await caller().choose({ ...choice(), weakLow: 0.4, list: 'all' });
    expect(chosen.thresholds).toMatchObject({ weakLow: 0.4, weakHigh: 0.8 });
    expect(chosen.items[3]?.reason).toBe('too-hard');
  });

  test('lists what was asked for, and counts everything', async () => {
    const kept = await caller().choose(choice());
    const leftOut = await caller().choose({ ...choice(), list: 'left-out' });
    expect(kept.items.map(({ item }) => item)).toEqual(['item-0', 'item-3', 'item-4']);
    expect(leftOut.items.map(({ item }) => item)).toEqual(['item-1', 'item-2']);
    expect([kept.listed, leftOut.listed]).toEqual([3, 2]);
    expect(kept.histogram).toEqual(leftOut.histogram);
    const counts = kept.histogram.map((bin) => bin.kept + bin.leftOut);
    // Agreement 0.5, 1, 0, 0.25 and 0.5.
    expect(counts).toEqual([1, 0, 1, 0, 0, 2, 0, 0, 0, 1]);
  });

  test('shows no answer to an item that may not be shared', async () => {
    const { items } = await caller().choose(choice());
    const answers = items.map(({ isShared, proxy }) => [isShared, proxy.answer]);
    expect(answers).toEqual([
      [true, 'A'],
      [true, 'A'],
      [false, '(private)'],
    ]);
  });
});

describe('is refused', () => {
  test('for a run that is named twice', async () => {
    const { strongRunId } = choice();
    await expect(caller().choose({ strongRunId, weakRunIds: [strongRunId] })).rejects.toMatchObject(
      {
        code: 'BAD_REQUEST',
        message: 'A run was chosen twice: each is strong or weak, once.',
      },
    );
  });

  test('for runs of different benchmark versions', async () => {
    const other = await insertMeasuredRun(fixture.services, {
      workspace: fixture.home,
      benchmark: 'sums',
      itemCount: 1,
      repeats: 1,
      samples: [{ item: 0, repeat: 0 }],
    });
    const { strongRunId } = choice();
    await expect(caller().choose({ strongRunId, weakRunIds: [other.runId] })).rejects.toMatchObject(
      {
        code: 'BAD_REQUEST',
        message: `Run ${other.runId} answers another benchmark version than run ${strongRunId}: choose runs of one version.`,
      },
    );
  });

  test("where a weak run is another workspace's", async () => {
    const theirs = await insertMeasuredRun(fixture.services, {
      workspace: fixture.other,
      itemCount: 1,
      repeats: 1,
      samples: [{ item: 0, repeat: 0 }],
    });
    const { strongRunId } = choice();
    await expect(
      caller().choose({ strongRunId, weakRunIds: [theirs.runId] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('to choose from', () => {
  test('are the runs of a version that have samples, newest first', async () => {
    const { versionId } = runs.strong;
    const found = await caller().runs({ versionId });
    expect(found.map(({ checkpointName }) => checkpointName)).toEqual(['weaker', 'weak', 'strong']);
    // All but x and y of item-3.
    expect(found[2]).toMatchObject({ repeats: 4, samples: 20, correct: 18, status: 'completed' });
  });

  test('are the versions that have such runs, with how many', async () => {
    const versions = await caller().versions();
    const maze = versions.find(({ versionId }) => versionId === runs.strong.versionId);
    expect(maze).toMatchObject({ title: 'The maze', items: 5, runs: 3 });
    const stranger = callerFor(fixture.services, fixture.other.actors.viewer).teachable;
    const theirs = (await stranger.versions()).map(({ versionId }) => versionId);
    expect(theirs).not.toContain(runs.strong.versionId);
  });
});

describe('the files', () => {
  const ctx = () => ({ services: fixture.services, actor: fixture.home.actors.viewer });
  const rules = (): TeachableChoice => ({
    ...choice(),
    truth: 'gold',
    weakLow: 0.1,
    weakHigh: 0.8,
    minimumGap: 0.1,
    minimumMargin: 0.2,
  });

  test('hold the chosen items with their prompts, and none that may not be shared', async () => {
    const { header, rows } = parseCsv(await exportTeachableCsv(ctx(), rules()));
    expect(header).toEqual([...CHOSEN_COLUMNS]);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      item: 'item-0',
      is_kept: 'true',
      reason: 'kept',
      proxy_answer: 'A',
      weak_agreement: '0.5',
      weak_samples: '8',
      gap: '0.5',
      level: '0.95',
      prompt: 'Question 0?',
    });
    expect(rows[1]).toMatchObject({ item: 'item-3', prompt: 'Question 3?' });
  });

  test('say the same as JSON lines', async () => {
    const text = await exportTeachableLines(ctx(), rules());
    const { items } = await caller().choose(choice());
    const shown = items.filter(({ isShared }) => isShared);
    expect(text.endsWith('}\n')).toBe(true);
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual(
      shown.map(({ isShared: _, ...item }) => ({
        ...item,
        prompt: `Question ${item.item.replace('item-', '')}?`,
      })),
    );
  });

  test("are not made of another workspace's runs", async () => {
    const theirs = { services: fixture.services, actor: fixture.other.actors.admin };
    await expect(exportTeachableCsv(theirs, rules())).rejects.toMatchObject({ code: 'not-found' });
    await expect(exportTeachableLines(theirs, rules())).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
