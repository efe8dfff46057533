import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { ChangedSample } from '@assay/contracts/changed-samples';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { gradeAgain } from '../testing/grade-again.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';

const ITEMS = 5;
const REPEATS = 2;

let fixture: ApiFixture;
let run: MeasuredRun;
let gradingId: number;

/** Of the items 0 to 4: correct stays, correct falls, incorrect rises, and two become unscorable. */
const before = ['correct', 'correct', 'incorrect', 'incorrect', 'correct'] as const;
const after = ['correct', 'incorrect', 'correct', 'unscorable', 'unscorable'] as const;

beforeAll(async () => {
  fixture = await createApiFixture();
  run = await insertMeasuredRun(fixture.services, {
    workspace: fixture.home,
    itemCount: ITEMS,
    repeats: REPEATS,
    samples: Array.from({ length: ITEMS * REPEATS }, (_, index) => {
      const item = index % ITEMS;
      return {
        item,
        repeat: Math.floor(index / ITEMS),
        content: String(item),
        // One of unknown length, which comes last; several of the same.
        completionTokens: item === 1 ? null : 100 * Math.floor(item / 2),
        verdict: { outcome: before[item] ?? 'correct', reason: 'old', extracted: 'old answer' },
      };
    }),
  });
  await fixture.services.prisma.run.update({
    where: { id: run.runId },
    data: { status: 'completed' },
  });
  const { gradingIds } = await caller().start({ runIds: [run.runId] });
  gradingId = gradingIds[0] ?? 0;
  await gradeAgain(fixture.services.pool, gradingId, {
    judge: ({ content }) => ({
      outcome: after[Number(content)] ?? 'correct',
      reason: 'new',
      extracted: 'new answer',
    }),
  });
});

afterAll(() => fixture.close());

function caller() {
  return callerFor(fixture.services, fixture.home.actors.member).gradings;
}

async function readAll(query: Partial<Parameters<ReturnType<typeof caller>['listChanges']>[0]>) {
  const rows: ChangedSample[] = [];
  let cursor: Awaited<ReturnType<ReturnType<typeof caller>['listChanges']>>['nextCursor'] = null;
  do {
    const page = await caller().listChanges({ gradingId, ...query, cursor });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor);
  return rows;
}

describe('changed samples', () => {
  test.each([1, 3, 8, 200])(
    'are those whose outcome differs, each once, in pages of %i, longest first',
    async (limit) => {
      const rows = await readAll({ limit });
      const changed = [1, 2, 3, 4].flatMap((item) => [
        run.sampleId(item, 0),
        run.sampleId(item, 1),
      ]);
      expect(rows.map(({ id }) => id).sort()).toEqual(changed.sort());
      const lengths = rows.map(({ completionTokens }) => completionTokens ?? -1);
      expect(lengths).toEqual(lengths.toSorted((left, right) => right - left));
    },
  );

  test('say how they were judged before and how they are judged now', async () => {
    const rows = await readAll({});
    expect(rows.find(({ id }) => id === run.sampleId(2, 1))).toEqual({
      id: run.sampleId(2, 1),
      itemKey: 'item-2',
      repeat: 1,
      gold: 'gold 2',
      completionTokens: 100,
      before: { outcome: 'incorrect', reason: 'old', extracted: 'old answer' },
      after: { outcome: 'correct', reason: 'new', extracted: 'new answer' },
    });
  });

  test.each([
    [{ from: 'correct', to: 'unscorable' } as const, [4]],
    [{ from: 'correct' } as const, [1, 4]],
    [{ to: 'unscorable' } as const, [3, 4]],
    [{ from: 'unscorable' } as const, []],
  ])('can be kept to %o', async (query, items) => {
    const keys = (await readAll(query)).map(({ itemKey }) => itemKey);
    expect([...new Set(keys)].sort()).toEqual(items.map((item) => `item-${item}`));
  });

  test('are none against itself', async () => {
    expect(await readAll({ gradingId: run.gradingId })).toEqual([]);
  });
});
