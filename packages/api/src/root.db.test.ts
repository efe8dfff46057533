import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from './testing/api-fixture.ts';
import { callByPath, procedureTypes } from './testing/call-procedure.ts';
import { insertMeasuredRun, SAMPLING, type MeasuredRun } from './testing/measured-run.ts';

let fixture: ApiFixture;
/** Rows of the other workspace. */
let foreign: MeasuredRun & { annotationId: number; backendId: number; sessionId: string };

const paths = [...procedureTypes().keys()];
const mutations = [...procedureTypes()].flatMap(([path, type]) =>
  type === 'mutation' ? [path] : [],
);

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, other } = fixture;
  const run = await insertMeasuredRun(services, {
    workspace: other,
    itemCount: 2,
    repeats: 1,
    samples: [{ item: 0, repeat: 0 }],
  });
  const { member } = other.actors;
  await callerFor(services, member).annotations.add({
    sampleId: run.sampleId(0, 0),
    comment: 'ours',
  });
  const annotation = await services.prisma.annotation.findFirstOrThrow();
  const backend = await services.prisma.backend.findFirstOrThrow();
  const session = await services.prisma.session.create({
    data: { id: 'theirs', userId: member.userId, expiresAt: new Date('2100-01-01') },
  });
  foreign = {
    ...run,
    annotationId: annotation.id,
    backendId: backend.id,
    sessionId: session.id,
  };
});

afterAll(() => fixture.close());

test.each(paths)('%s refuses a guest', async (path) => {
  await expect(callByPath(fixture.services, { path, actor: null })).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
    message: 'Sign in first.',
  });
});

test.each(mutations.filter((path) => !path.startsWith('account.')))(
  '%s refuses a viewer',
  async (path) => {
    const actor = fixture.home.actors.viewer;
    await expect(callByPath(fixture.services, { path, actor })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: 'This needs the role member; yours is viewer.',
    });
  },
);

/** For every procedure that takes ids: an input that is right but for the workspace. */
const foreignInputs: Record<string, () => unknown> = {
  'account.revokeSession': () => ({ id: foreign.sessionId }),
  'annotations.add': () => ({ sampleId: foreign.sampleId(0, 0), label: 'other' }),
  'annotations.remove': () => ({ id: foreign.annotationId }),
  'backends.probe': () => ({ replicaUrls: ['http://gpu-1/v1'], secretOf: foreign.backendId }),
  'backends.remove': () => ({ id: foreign.backendId }),
  'backends.restore': () => ({ id: foreign.backendId }),
  'backends.state': () => ({ id: foreign.backendId }),
  'backends.testPrompt': () => ({ backendId: foreign.backendId, servedName: 'm', prompt: 'p' }),
  'backends.test': () => ({ id: foreign.backendId }),
  'backends.update': () => ({ ...foreignBackendChange(), id: foreign.backendId }),
  'benchmarks.get': () => ({ versionId: foreign.versionId }),
  'checkpoints.create': () => ({ backendId: foreign.backendId, name: 'a', servedName: 'a' }),
  'checkpoints.get': () => ({ id: foreign.checkpointId }),
  'checkpoints.import': () => ({
    checkpoints: [{ backendId: foreign.backendId, name: 'a', servedName: 'a' }],
  }),
  'checkpoints.remove': () => ({ id: foreign.checkpointId }),
  'checkpoints.restore': () => ({ id: foreign.checkpointId }),
  'checkpoints.update': () => ({
    ...{ id: foreign.checkpointId, backendId: foreign.backendId },
    ...{ name: 'a', servedName: 'a' },
  }),
  'gradings.agreement': () => ({ gradingId: foreign.gradingId, with: 'people' }),
  'gradings.discard': () => ({ gradingIds: [foreign.gradingId] }),
  'gradings.finish': () => ({ gradingIds: [foreign.gradingId] }),
  'gradings.list': () => ({ runId: foreign.runId }),
  'gradings.listChanges': () => ({ gradingId: foreign.gradingId }),
  'gradings.makeCurrent': () => ({ gradingIds: [foreign.gradingId] }),
  'gradings.preview': () => ({ gradingIds: [foreign.gradingId] }),
  'gradings.raters': () => ({ gradingId: foreign.gradingId }),
  'gradings.start': () => ({ runIds: [foreign.runId] }),
  'imports.cancel': () => ({ importId: NO_UUID }),
  'imports.preview': () => ({ ...foreignImport() }),
  'imports.state': () => ({ importId: NO_UUID }),
  'inFlight.list': () => ({ runId: foreign.runId }),
  'inFlight.watch': () => ({ runId: foreign.runId, itemId: 1, repeat: 0, workerId: 'w' }),
  'leaderboard.get': () => ({ sweepId: foreign.sweepId }),
  'prompts.firstItem': () => ({ versionId: foreign.versionId }),
  'runs.attempts': () => ({ runId: foreign.runId }),
  'runs.attemptText': () => ({ runId: foreign.runId, id: '1' }),
  'runs.get': () => ({ id: foreign.runId }),
  'samples.find': () => ({ runId: foreign.runId, itemId: 1, repeat: 0 }),
  'samples.get': () => ({ id: foreign.sampleId(0, 0) }),
  'samples.list': () => ({ runId: foreign.runId }),
  'statistics.compare': () => {
    const subject = { checkpointId: foreign.checkpointId };
    return { first: subject, second: subject };
  },
  'statistics.compareRuns': () => ({ firstRunId: foreign.runId, secondRunId: foreign.runId }),
  'statistics.flips': () => ({ firstRunId: foreign.runId, secondRunId: foreign.runId }),
  'statistics.ranks': () => ({ sweepId: foreign.sweepId }),
  'statistics.run': () => ({ runId: foreign.runId }),
  'sweeps.cancel': () => ({ id: foreign.sweepId }),
  'sweeps.extend': () => ({ id: foreign.sweepId, repeats: 2 }),
  'sweeps.stopping': () => ({ id: foreign.sweepId }),
  'sweeps.planExtension': () => ({ id: foreign.sweepId, repeats: 2 }),
  'sweeps.pause': () => ({ id: foreign.sweepId }),
  'sweeps.prioritise': () => ({ id: foreign.sweepId, priority: 1 }),
  'sweeps.resume': () => ({ id: foreign.sweepId }),
  'sweeps.retry': () => ({ id: foreign.sweepId }),
  'sweeps.create': () => ({ name: 'a', ...foreignSpec() }),
  'sweeps.get': () => ({ id: foreign.sweepId }),
  'sweeps.plan': () => foreignSpec(),
  'sweeps.precision': () => ({ benchmarkVersionIds: [foreign.versionId], checkpointIds: [] }),
  'sweeps.progress': () => ({ id: foreign.sweepId }),
  'teachable.choose': () => ({ strongRunId: foreign.runId, weakRunIds: [2_147_483_647] }),
  'teachable.runs': () => ({ versionId: foreign.versionId }),
};

/** Imports and uploads have ids that nobody can guess; those of another workspace are like none. */
const NO_UUID = '00000000-0000-4000-8000-000000000000';

function foreignImport() {
  const source = { kind: 'upload', uploadId: NO_UUID, recipe: null };
  return { source, mapping: null, token: null, name: null, title: null };
}

function foreignBackendChange() {
  const secret = { kind: 'keep' };
  return {
    name: 'a',
    replicaUrls: ['http://gpu-1/v1'],
    dialect: 'vllm',
    secret,
    maxConcurrency: 1,
  };
}

function foreignSpec() {
  return {
    checkpointIds: [foreign.checkpointId],
    benchmarkVersionIds: [foreign.versionId],
    repeats: 1,
    sampling: SAMPLING,
  };
}

const withoutIds = [
  'account.changePassword',
  'account.me',
  'account.sessions',
  'backends.archived',
  'backends.create',
  'backends.list',
  'benchmarks.families',
  'benchmarks.generate',
  'benchmarks.list',
  'checkpoints.archived',
  'checkpoints.list',
  'imports.recipes',
  'imports.splits',
  'imports.start',
  'leaderboard.reported',
  'prompts.createSystemMessage',
  'prompts.createTemplate',
  'prompts.list',
  'sweeps.list',
  'teachable.versions',
  'workers.list',
];

describe("another workspace's rows", () => {
  test('are asked for by every procedure that takes an id', () => {
    expect([...Object.keys(foreignInputs), ...withoutIds].sort()).toEqual(paths.toSorted());
  });

  test.each(Object.entries(foreignInputs))('%s does not find them', async (path, inputOf) => {
    const actor = fixture.home.actors.admin;
    const call = callByPath(fixture.services, { path, actor, input: inputOf() });
    await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test.each(Object.entries(foreignInputs).filter(([path]) => path.endsWith('.get')))(
    '%s finds them for their own people',
    async (path, inputOf) => {
      const actor = fixture.other.actors.viewer;
      const call = callByPath(fixture.services, { path, actor, input: inputOf() });
      await expect(call).resolves.toBeTypeOf('object');
    },
  );

  test('are in no list', async () => {
    const caller = callerFor(fixture.services, fixture.home.actors.admin);
    expect(await caller.backends.list()).toEqual([]);
    expect(await caller.benchmarks.list()).toEqual([]);
    expect(await caller.checkpoints.list()).toEqual([]);
    expect(await caller.sweeps.list()).toEqual([]);
    expect((await caller.leaderboard.get({})).cells).toEqual([]);
  });

  test('stay as they are', async () => {
    const { prisma } = fixture.services;
    expect(await prisma.annotation.count()).toBe(1);
    expect(await prisma.session.count({ where: { revokedAt: null } })).toBe(1);
    expect(await prisma.backend.count({ where: { archivedAt: null } })).toBe(1);
    expect(await prisma.checkpoint.count({ where: { archivedAt: null } })).toBe(1);
    expect(await prisma.run.count({ where: { status: 'cancelled' } })).toBe(0);
    expect(await prisma.sweep.count()).toBe(1);
    expect(await prisma.grading.count()).toBe(1);
  });

  test('cannot be the parent of a checkpoint', async () => {
    const { services, home } = fixture;
    const caller = callerFor(services, home.actors.member);
    const backend = await caller.backends.create({
      name: 'ours',
      replicaUrls: ['http://gpu-1:8000/v1'],
    });
    const checkpoint = { backendId: backend.id, name: 'b', servedName: 'b' };
    await expect(
      caller.checkpoints.create({ ...checkpoint, parentId: foreign.checkpointId }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const own = await caller.checkpoints.create(checkpoint);
    await expect(
      caller.sweeps.plan({ ...foreignSpec(), checkpointIds: [own.id] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test("another workspace's sweep lists no gradings", async () => {
  const { gradings } = callerFor(fixture.services, fixture.home.actors.admin);
  await expect(gradings.list({ sweepId: foreign.sweepId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('an id beyond what the database can count is refused as input, not as a fault of the server', async () => {
  const caller = callerFor(fixture.services, fixture.home.actors.viewer);
  // 2^31 and 2^63: one more than int4 and int8 hold.
  await expect(caller.sweeps.get({ id: 2_147_483_648 })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  await expect(caller.samples.get({ id: '9223372036854775808' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  await expect(caller.sweeps.get({ id: 2_147_483_647 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(caller.samples.get({ id: '9223372036854775807' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
