import { afterAll, beforeAll, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';
import { outcomeGrid } from '../testing/outcome-grid.ts';

let fixture: ApiFixture;
let solved: MeasuredRun;
let alike: MeasuredRun;
let failing: MeasuredRun;
let lonely: MeasuredRun;
let foreign: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home, other } = fixture;
  const measure = async (
    checkpoint: string,
    letters: string,
    { benchmark = 'maze', status = 'completed' } = {},
  ) => {
    const run = await insertMeasuredRun(services, {
      ...{ workspace: checkpoint === 'theirs' ? other : home, checkpoint, benchmark },
      ...{ itemCount: letters.length, repeats: 1 },
      samples: outcomeGrid(...letters),
    });
    await services.pool.query('update run set status = $2 where id = $1', [run.runId, status]);
    return run;
  };
  solved = await measure('a', 'cccccccccccc');
  alike = await measure('b', 'ccccccccccci');
  failing = await measure('c', 'iiiiiiiiiiii');
  await measure('d', 'cccccccccccc', { status: 'cancelled' });
  // All of its samples failed.
  await measure('e', '............');
  lonely = await measure('a', 'cci', { benchmark: 'sums' });
  foreign = await measure('theirs', 'cccccccccccc');
});

afterAll(() => fixture.close());

function ranks(input: { sweepId?: number } = {}) {
  return callerFor(fixture.services, fixture.home.actors.viewer).statistics.ranks(input);
}

test('ranks the completed runs of each benchmark as far as they can be told apart', async () => {
  const { level, columns } = await ranks();
  expect(level).toBe(0.95);
  // McNemar: 2 · 2⁻¹² and 2 · 2⁻¹¹ against the failing one, a single discordant question between the others.
  expect(columns).toEqual([
    {
      ...{ benchmarkVersionId: solved.versionId, ranked: 3, reason: null },
      places: [
        { runId: solved.runId, rankLow: 1, rankHigh: 2, questions: 12 },
        { runId: alike.runId, rankLow: 1, rankHigh: 2, questions: 12 },
        { runId: failing.runId, rankLow: 3, rankHigh: 3, questions: 12 },
      ],
    },
    {
      ...{ benchmarkVersionId: lonely.versionId, ranked: 1, places: [] },
      reason: 'One completed run has nobody to be ranked with.',
    },
  ]);
});

test('does not know the sweeps of another workspace', async () => {
  await expect(ranks({ sweepId: foreign.sweepId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
