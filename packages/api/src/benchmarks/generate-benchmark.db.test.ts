import { afterAll, beforeAll, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';

const SPEC = { family: 'maze', seed: 'a seed', levels: [1, 2], itemsPerLevel: 3 };

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await createApiFixture();
});

afterAll(() => fixture.close());

function caller() {
  return callerFor(fixture.services, fixture.home.actors.member).benchmarks;
}

const FAMILIES = [
  '3sat',
  'arithmetic',
  'ba-calendar',
  'instructions',
  'long-context',
  'maze',
  'programs',
  'spatial-map',
  'tsp',
];

test('offers the nine generated families with their levels', async () => {
  const families = await caller().families();
  expect(families.map(({ name }) => name).sort()).toEqual(FAMILIES);
  for (const { levels } of families) expect(levels.length).toBeGreaterThan(1);
});

test('the same specification finds the version that is there', async () => {
  const first = await caller().generate(SPEC);
  const second = await caller().generate(SPEC);
  expect(second).toEqual(first);
  const version = await caller().get(first);
  expect(version).toMatchObject({
    name: 'maze',
    grader: { kind: 'maze', params: {} },
    itemCount: 6,
  });
  expect(version.source).toMatchObject({ kind: 'generated', seed: 'a seed', levels: [1, 2] });
  expect(version.hash.startsWith(version.version)).toBe(true);
  const items = await fixture.services.prisma.item.findMany({
    where: { versionId: first.versionId },
    orderBy: { position: 'asc' },
  });
  expect(items.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(new Set(items.map(({ prompt }) => prompt)).size).toBe(6);
});

test('people who ask for the same version at once get one, also where it is the first', async () => {
  for (let round = 0; round < 5; round += 1) {
    const spec = { family: '3sat', seed: `round ${round}`, levels: [1], itemsPerLevel: 1 };
    const versions = await Promise.all([1, 2, 3, 4].map(() => caller().generate(spec)));
    expect(new Set(versions.map(({ versionId }) => versionId)).size).toBe(1);
  }
});

test.each([
  ['another seed', { ...SPEC, seed: 'another seed' }],
  ['other levels', { ...SPEC, levels: [1, 3] }],
  ['more items', { ...SPEC, itemsPerLevel: 4 }],
])('%s gives another version of the same benchmark', async (_, spec) => {
  const first = await caller().get(await caller().generate(SPEC));
  const other = await caller().get(await caller().generate(spec));
  expect(other.hash).not.toBe(first.hash);
  expect(other.benchmarkId).toBe(first.benchmarkId);
});

test('another workspace makes the same version, as its own', async () => {
  const theirs = callerFor(fixture.services, fixture.other.actors.member).benchmarks;
  const ours = await caller().get(await caller().generate(SPEC));
  const copy = await theirs.get(await theirs.generate(SPEC));
  expect(copy.hash).toBe(ours.hash);
  expect(copy.id).not.toBe(ours.id);
  expect((await theirs.list()).map(({ id }) => id)).toEqual([copy.id]);
});

test.each([
  ['an unknown family', { ...SPEC, family: 'chess' }, /no benchmark family chess/],
  ['a level that is not in the table', { ...SPEC, levels: [99] }, /99/],
])('refuses %s in one sentence', async (_, spec, sentence) => {
  await expect(caller().generate(spec)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringMatching(sentence) as string,
  });
});
