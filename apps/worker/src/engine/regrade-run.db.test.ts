import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createPool, type DatabasePool } from '@assay/db/pool';
import { insertGradings } from '@assay/db/queries/gradings';
import { checkRollups } from '@assay/db/record/rebuild-rollups';
import { recordSamples } from '@assay/db/record/record-samples';
import { findOnlyRun, insertTestSweep, type TestRun } from '@assay/db/testing/insert-test-sweep';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { testVerdict } from '@assay/db/testing/test-verdict';
import { inTransaction } from '@assay/db/transaction';
import { verdictOf } from '@assay/eval-core/verdict';
import { UnknownKindError, type Grading } from '@assay/grading/grade';

import { regradeRun } from './regrade-run.ts';

const ITEMS = 60;
const REPEATS = 5;
/** More than one batch, and not a whole number of them. */
const SAMPLES = ITEMS * REPEATS - 10;
const never = new AbortController().signal;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: DatabasePool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A completed run whose first grading says correct of everything, and a second one that is to be made. */
async function prepare(graderParams: Record<string, unknown> | null = null) {
  const sweepId = await insertTestSweep(pool, {
    backendUrl: 'http://127.0.0.1:1/v1',
    servedNames: ['served'],
    benchmarks: [
      {
        name: 'numbers',
        graderKind: 'test-kind',
        graderParams: { least: 2 },
        items: Array.from({ length: ITEMS }, (_, index) => ({
          key: `k${index}`,
          prompt: `What is ${index}?`,
          gold: String(index),
          problem: index === 0 ? { params: { least: 5 } } : {},
          attributes: { even: index % 2 === 0 },
        })),
      },
    ],
    repeats: REPEATS,
    itemsPerShard: ITEMS,
  });
  const run = await findOnlyRun(pool, sweepId);
  await storeSamples(run, 0, SAMPLES);
  await pool.query(`update run set status = 'completed' where id = $1`, [run.runId]);
  const [gradingId = 0] = await inTransaction(pool, (client) =>
    insertGradings(client, { runIds: [run.runId], graderParams, createdById: null }),
  );
  return { run, gradingId };
}

async function storeSamples(run: TestRun, from: number, to: number): Promise<void> {
  await recordSamples(
    pool,
    Array.from({ length: to - from }, (_, offset) => {
      const index = from + offset;
      return {
        runId: run.runId,
        gradingId: run.gradingId,
        itemId: run.itemIds[index % ITEMS] ?? 0,
        repeat: Math.floor(index / ITEMS),
        seed: index,
        finish: 'stop' as const,
        promptTokens: null,
        completionTokens: index % 7 === 0 ? null : index,
        thinkingTokens: null,
        tokensEstimated: false,
        thinkingEstimated: false,
        firstTokenMs: null,
        latencyMs: 1,
        request: '{}',
        content: String(Math.floor(index / ITEMS)),
        reasoning: null,
        textHash: null,
        flags: [],
        verdict: testVerdict(),
      };
    }),
  );
}

/** Judges a reply by whether its number is at least `params.least`; tells when it has judged one. */
function gradingByLeast(
  onJudged: (count: number) => void = () => undefined,
  version = '7',
): Grading {
  const grader = { kind: 'test-kind', name: 'least', version };
  let judged = 0;
  return {
    graderOf: () => grader,
    grade: ({ item, reply }) => {
      judged += 1;
      onJudged(judged);
      const isRight = Number(reply.content) >= Number(item.params.least);
      const scores = { size: Number(reply.content) / 10 };
      return Promise.resolve({
        ...verdictOf(isRight ? 'verified' : 'wrong-answer', { scores, detail: 'Compared.' }),
        grader,
      });
    },
    extract: () => Promise.resolve([]),
  };
}

async function readGrading(gradingId: number) {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select status, finished_at is not null as finished, grader_name as name, grader_version as version,
            (select count(*)::int from verdict where grading_id = grading.id) as verdicts,
            (select count(*)::int from verdict
              where grading_id = grading.id and outcome = 'correct') as correct
       from grading where id = $1`,
    [gradingId],
  );
  return rows[0];
}

describe('regradeRun', () => {
  it('gives every stored sample a verdict beside the old one, with rollups equal to a recount', async () => {
    const { run, gradingId } = await prepare();
    await regradeRun({ pool, grading: gradingByLeast() }, { gradingId, signal: never });
    // Repeats 2, 3 and 4 are right (the last one lacks ten samples), but for the first item, which asks for 5.
    expect(await readGrading(gradingId)).toEqual({
      status: 'complete',
      finished: true,
      name: 'least',
      version: '7',
      verdicts: SAMPLES,
      correct: 59 + 59 + 49,
    });
    expect(await readGrading(run.gradingId)).toMatchObject({
      name: 'test',
      verdicts: SAMPLES,
      correct: SAMPLES,
    });
    expect(await checkRollups(pool, gradingId)).toEqual([]);
    expect(await checkRollups(pool, run.gradingId)).toEqual([]);
  });

  it('tells the grader what the grading asks for in place of the benchmark version', async () => {
    const { gradingId } = await prepare({ least: 4 });
    await regradeRun({ pool, grading: gradingByLeast() }, { gradingId, signal: never });
    expect(await readGrading(gradingId)).toMatchObject({ correct: 49 });
  });

  it('is taken up again after it was stopped midway, and leaves no double verdicts', async () => {
    const { gradingId } = await prepare();
    const stop = new AbortController();
    const stopping = gradingByLeast((count) => {
      if (count === 150) stop.abort(new Error('draining'));
    });
    await expect(
      regradeRun({ pool, grading: stopping }, { gradingId, signal: stop.signal }),
    ).rejects.toThrow('draining');
    const midway = await readGrading(gradingId);
    expect(midway).toMatchObject({ status: 'running', finished: false, verdicts: 200 });
    expect(await checkRollups(pool, gradingId)).toEqual([]);

    let asked = 0;
    const going = gradingByLeast(() => (asked += 1));
    await regradeRun({ pool, grading: going }, { gradingId, signal: never });
    expect(asked).toBe(SAMPLES - 200);
    expect(await readGrading(gradingId)).toMatchObject({ status: 'complete', verdicts: SAMPLES });
    expect(await checkRollups(pool, gradingId)).toEqual([]);
  });

  it('begins anew when it is taken up by another version of the grader', async () => {
    const { gradingId } = await prepare();
    const stop = new AbortController();
    const older = gradingByLeast((count) => {
      if (count === 150) stop.abort(new Error('draining'));
    });
    await expect(
      regradeRun({ pool, grading: older }, { gradingId, signal: stop.signal }),
    ).rejects.toThrow('draining');
    let asked = 0;
    const newer = gradingByLeast(() => (asked += 1), '8');
    await regradeRun({ pool, grading: newer }, { gradingId, signal: never });
    expect(asked).toBe(SAMPLES);
    expect(await readGrading(gradingId)).toMatchObject({ version: '8', verdicts: SAMPLES });
    expect(await checkRollups(pool, gradingId)).toEqual([]);
  });

  it('counts every verdict once where two workers do the same work', async () => {
    const { gradingId } = await prepare();
    const work = () =>
      regradeRun({ pool, grading: gradingByLeast() }, { gradingId, signal: never });
    await Promise.all([work(), work(), work()]);
    expect(await readGrading(gradingId)).toMatchObject({ status: 'complete', verdicts: SAMPLES });
    expect(await checkRollups(pool, gradingId)).toEqual([]);
  });

  it('reaches a sample that comes in while it grades', async () => {
    const { run, gradingId } = await prepare();
    let late: Promise<void> | null = null;
    const grading = gradingByLeast((count) => {
      if (count === 1) late = storeSamples(run, SAMPLES, SAMPLES + 1);
    });
    const slow: Grading = {
      ...grading,
      grade: async (task) => {
        const verdict = await grading.grade(task);
        await late;
        return verdict;
      },
    };
    await regradeRun({ pool, grading: slow }, { gradingId, signal: never });
    expect(await readGrading(gradingId)).toMatchObject({
      status: 'complete',
      verdicts: SAMPLES + 1,
    });
  });

  it('ends quietly when the grading was discarded meanwhile', async () => {
    const { gradingId } = await prepare();
    let discarded: Promise<unknown> | null = null;
    const grading = gradingByLeast((count) => {
      if (count === 101) discarded = pool.query('delete from grading where id = $1', [gradingId]);
    });
    const slow: Grading = {
      ...grading,
      grade: async (task) => {
        const verdict = await grading.grade(task);
        await discarded;
        return verdict;
      },
    };
    await regradeRun({ pool, grading: slow }, { gradingId, signal: never });
    const { rowCount } = await pool.query('select from verdict where grading_id = $1', [gradingId]);
    expect(rowCount).toBe(0);
  });

  it('says unscorable, never incorrect, where it has no grader of the kind', async () => {
    const { gradingId } = await prepare();
    const refuse = () => {
      throw new UnknownKindError('There is no grader for "test-kind".');
    };
    const grading: Grading = { graderOf: refuse, grade: refuse, extract: refuse };
    await regradeRun({ pool, grading }, { gradingId, signal: never });
    const { rows } = await pool.query(
      `select distinct outcome, reason, detail from verdict where grading_id = $1`,
      [gradingId],
    );
    expect(rows).toEqual([
      {
        outcome: 'unscorable',
        reason: 'grader-fault',
        detail: 'There is no grader for "test-kind".',
      },
    ]);
  });
});
