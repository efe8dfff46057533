import { afterAll, beforeAll, expect, test } from 'vitest';

import { recordAttempts } from '@assay/db/record/record-failures';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';

let fixture: ApiFixture;
let run: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home } = fixture;
  run = await insertMeasuredRun(services, {
    ...{ workspace: home, itemCount: 1, repeats: 3 },
    samples: [{ item: 0, repeat: 0 }],
  });
  const item = await services.prisma.item.findFirstOrThrow({ where: { versionId: run.versionId } });
  const failed = { runId: run.runId, itemId: item.id, message: 'm', durationMs: 31_000 };
  await recordAttempts(services.pool, [
    { ...failed, repeat: 0, errorClass: 'http-500', partialText: null },
    { ...failed, repeat: 1, errorClass: 'stopped', partialText: '<b>so far' },
    { ...failed, repeat: 2, errorClass: 'reset', partialText: null },
  ]);
});

afterAll(() => fixture.close());

test('what gave no sample is listed page by page, the newest first, and its text is shown on request', async () => {
  const { runs } = callerFor(fixture.services, fixture.home.actors.viewer);
  const first = await runs.attempts({ runId: run.runId, limit: 2 });
  expect(first.rows).toMatchObject([
    { repeat: 2, errorClass: 'reset', textLength: null },
    { repeat: 1, errorClass: 'stopped', textLength: 9, durationMs: 31_000, message: 'm' },
  ]);
  const second = await runs.attempts({ runId: run.runId, limit: 2, cursor: first.nextCursor });
  expect(second).toMatchObject({ rows: [{ repeat: 0 }], nextCursor: null });

  const [without, withText] = first.rows;
  const read = (id = '0') => runs.attemptText({ runId: run.runId, id });
  expect(await read(withText?.id)).toEqual({ text: '<b>so far' });
  await expect(read(without?.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
