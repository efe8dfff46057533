import { afterAll, beforeAll, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import {
  insertBenchmark,
  insertCheckpoint,
  insertMeasuredRun,
  SAMPLING,
} from '../testing/measured-run.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await createApiFixture();
});

afterAll(() => fixture.close());

test('cancels what is not finished and keeps what was measured', async () => {
  const { services, home } = fixture;
  const { sweeps } = callerFor(services, home.actors.member);
  const checkpointIds = [
    await insertCheckpoint(services, home, 'a'),
    await insertCheckpoint(services, home, 'b'),
    await insertCheckpoint(services, home, 'c'),
  ];
  const version = await insertBenchmark(services, home, { name: 'maze', itemCount: 2 });
  const { id } = await sweeps.create({
    name: 'three runs',
    checkpointIds,
    benchmarkVersionIds: [version],
    repeats: 1,
    sampling: SAMPLING,
  });
  const runs = await services.prisma.run.findMany({ orderBy: { id: 'asc' } });
  const finishedAt = new Date('2031-01-01T00:00:00Z');
  await services.prisma.run.update({
    where: { id: runs[0]?.id ?? 0 },
    data: { status: 'completed', finishedAt },
  });
  await services.prisma.run.update({
    where: { id: runs[1]?.id ?? 0 },
    data: { status: 'running' },
  });

  await sweeps.cancel({ id });

  const { progress } = await sweeps.get({ id });
  expect(progress.status).toBe('cancelled');
  expect(progress.runs.map((run) => [run.status, run.statusReason])).toEqual([
    ['completed', null],
    ['cancelled', 'Cancelled by a person.'],
    ['cancelled', 'Cancelled by a person.'],
  ]);
  const after = await services.prisma.run.findMany({ orderBy: { id: 'asc' } });
  expect(after[0]?.finishedAt).toEqual(finishedAt);
  expect(after.every((run) => run.finishedAt !== null)).toBe(true);
});

test('has nothing left to cancel the second time', async () => {
  const { services, home } = fixture;
  const { sweeps, runs } = callerFor(services, home.actors.member);
  const run = await insertMeasuredRun(services, {
    workspace: home,
    itemCount: 2,
    repeats: 1,
    samples: [{ item: 0, repeat: 0 }],
  });
  await sweeps.cancel({ id: run.sweepId });
  await expect(sweeps.cancel({ id: run.sweepId })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'Nothing of this sweep is left to cancel.',
  });
  expect((await runs.get({ id: run.runId })).cell.accuracy).toMatchObject({ samples: 1, items: 1 });
});
