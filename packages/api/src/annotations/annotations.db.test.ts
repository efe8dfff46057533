import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Actor } from '../actor.ts';
import {
  callerFor,
  createApiFixture,
  insertActor,
  type ApiFixture,
} from '../testing/api-fixture.ts';
import { insertMeasuredRun } from '../testing/measured-run.ts';

let fixture: ApiFixture;
let colleague: Actor;
let sampleId: string;

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home } = fixture;
  colleague = await insertActor(services, {
    workspace: home.actors.member.workspace,
    role: 'admin',
    name: 'grace',
  });
  const run = await insertMeasuredRun(services, {
    workspace: home,
    itemCount: 2,
    repeats: 1,
    samples: [
      { item: 0, repeat: 0 },
      { item: 1, repeat: 0 },
    ],
  });
  sampleId = run.sampleId(0, 0);
});

afterAll(() => fixture.close());

function as(actor: Actor) {
  return callerFor(fixture.services, actor);
}

async function read(actor: Actor) {
  return (await as(actor).samples.get({ id: sampleId })).annotations;
}

test('a label and a comment are shown with their author, oldest first', async () => {
  await as(fixture.home.actors.member).annotations.add({
    sampleId,
    label: 'wrong gold',
    comment: '  The maze has two ways.\n',
  });
  await as(colleague).annotations.add({ sampleId, label: 'other' });
  expect(await read(fixture.home.actors.member)).toMatchObject([
    { label: 'wrong gold', comment: 'The maze has two ways.', author: 'home member', mine: true },
    { label: 'other', comment: '', author: 'grace', mine: false },
  ]);
});

test('needs a label, a comment or a verdict', async () => {
  await expect(as(colleague).annotations.add({ sampleId, comment: '  ' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});

test('only its author can remove an annotation, not even an administrator', async () => {
  const { member } = fixture.home.actors;
  const [own] = await read(member);
  const id = own?.id ?? 0;
  await expect(as(colleague).annotations.remove({ id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'That annotation is not yours to remove, or is gone already.',
  });
  expect(await read(member)).toHaveLength(2);
  await as(member).annotations.remove({ id });
  expect((await read(member)).map(({ author }) => author)).toEqual(['grace']);
  await expect(as(member).annotations.remove({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test("cannot be removed from within another workspace, even one's own", async () => {
  const [annotation] = await read(colleague);
  const { workspace } = fixture.other.actors.member;
  await expect(
    as({ ...colleague, workspace }).annotations.remove({ id: annotation?.id ?? 0 }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await read(colleague)).toHaveLength(1);
});

test('keeps any text, also what looks like markup or SQL', async () => {
  const comment = `<script>alert(1)</script> '; drop table annotation; -- 🧪`;
  await as(colleague).annotations.add({ sampleId, comment });
  expect((await read(colleague)).at(-1)).toMatchObject({ comment, label: null });
});

test.each(['correct', 'incorrect', 'unscorable'] as const)(
  'may say nothing but that the verdict should be %s',
  async (outcome) => {
    await as(colleague).annotations.add({ sampleId, outcome });
    expect((await read(colleague)).at(-1)).toMatchObject({ outcome, label: null, comment: '' });
  },
);

test('says nothing of the verdict unless its author does', async () => {
  await as(colleague).annotations.add({ sampleId, label: 'format' });
  expect((await read(colleague)).at(-1)).toMatchObject({ label: 'format', outcome: null });
});
