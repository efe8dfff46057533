import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { sha256Hex } from '@assay/eval-core/hash';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertBenchmark, insertCheckpoint, SAMPLING } from '../testing/measured-run.ts';

let fixture: ApiFixture;
let versionId: number;
let checkpointId: number;

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home } = fixture;
  versionId = await insertBenchmark(services, home, { name: 'maze', itemCount: 3 });
  checkpointId = await insertCheckpoint(services, home, 'a');
});

afterAll(() => fixture.close());

function members() {
  const { services, home, other } = fixture;
  return {
    ours: callerFor(services, home.actors.member),
    theirs: callerFor(services, other.actors.member),
  };
}

function plan(prompts: { promptTemplateIds?: number[]; systemMessageIds?: number[] }) {
  return {
    checkpointIds: [checkpointId],
    benchmarkVersionIds: [versionId],
    repeats: 1,
    sampling: SAMPLING,
    ...prompts,
  };
}

const textsOf = (rows: readonly { text: string }[]) => rows.map(({ text }) => text).sort();

describe('a written template', () => {
  test('is the same one for the same text, named by the hash of its bytes', async () => {
    const { ours } = members();
    const text = 'Überlege.\n\n{{prompt}} ';
    const first = await ours.prompts.createTemplate({ text });
    expect(await ours.prompts.createTemplate({ text })).toEqual(first);
    expect(first.hash).toBe(sha256Hex(text).slice(0, 12));
    const other = await ours.prompts.createTemplate({ text: text.trim() });
    expect(other.id).not.toBe(first.id);
  });

  test.each([
    ['no place for the prompt', 'lacks the placeholder {{prompt}}'],
    ['{{prompt}} and {{prompt}}', 'more than once'],
    [`{{prompt}}${'x'.repeat(20_000)}`, '20000 is the most'],
  ])('is refused in one sentence where it cannot be used', async (text, part) => {
    await expect(members().ours.prompts.createTemplate({ text })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining(part) as string,
    });
  });
});

describe('the list of prompts', () => {
  test('has what versions and checkpoints of the workspace name, and how many do', async () => {
    const { ours } = members();
    const { templates, systemMessages } = await ours.prompts.list();
    expect(templates.find(({ text }) => text === '{{prompt}}')).toMatchObject({ defaultOf: 1 });
    expect(systemMessages.find(({ text }) => text === '')).toMatchObject({ ownOf: 1 });
  });

  test('has the message of a checkpoint that has never run', async () => {
    const { ours } = members();
    const backend = await ours.backends.create({
      name: 'gpu-2',
      replicaUrls: ['http://gpu-2:8000/v1'],
    });
    await ours.checkpoints.create({
      backendId: backend.id,
      name: 'polite',
      servedName: 'polite',
      systemMessage: 'Be polite.',
    });
    const { systemMessages } = await ours.prompts.list();
    expect(systemMessages.find(({ text }) => text === 'Be polite.')).toMatchObject({ ownOf: 1 });
  });

  test("never has another workspace's texts", async () => {
    const { ours, theirs } = members();
    await ours.prompts.createTemplate({ text: 'Our secret: {{prompt}}' });
    await ours.prompts.createSystemMessage({ text: 'Our secret.' });
    const seen = await theirs.prompts.list();
    expect(textsOf(seen.templates)).toEqual([]);
    expect(textsOf(seen.systemMessages)).toEqual(['']);
    await theirs.prompts.createTemplate({ text: 'Their own: {{prompt}}' });
    expect(textsOf((await theirs.prompts.list()).templates)).toEqual(['Their own: {{prompt}}']);
    expect(textsOf((await ours.prompts.list()).templates)).not.toContain('Their own: {{prompt}}');
  });

  test('has a text that two workspaces wrote, in both', async () => {
    const { ours, theirs } = members();
    const text = 'Both: {{prompt}}';
    const { id } = await ours.prompts.createTemplate({ text });
    expect(await theirs.prompts.createTemplate({ text })).toMatchObject({ id });
    expect(textsOf((await theirs.prompts.list()).templates)).toContain(text);
    expect(textsOf((await ours.prompts.list()).templates)).toContain(text);
  });
});

describe("another workspace's prompts are not there for a sweep", () => {
  test.each(['plan', 'create'] as const)('to %s', async (verb) => {
    const { ours, theirs } = members();
    const template = await theirs.prompts.createTemplate({ text: 'Theirs: {{prompt}}' });
    const message = await theirs.prompts.createSystemMessage({ text: 'Theirs.' });
    for (const prompts of [
      { promptTemplateIds: [template.id] },
      { systemMessageIds: [message.id] },
    ]) {
      const spec = { name: 'x', ...plan(prompts) };
      const call = verb === 'plan' ? ours.sweeps.plan(spec) : ours.sweeps.create(spec);
      await expect(call).rejects.toMatchObject({
        code: 'NOT_FOUND',
        message: 'A chosen prompt template or system message is not there; choose again.',
      });
    }
    expect(await fixture.services.prisma.sweep.count()).toBe(0);
  });
});

test('the first item comes with the template that its version asks with', async () => {
  expect(await members().ours.prompts.firstItem({ versionId })).toEqual({
    itemKey: 'item-0',
    prompt: 'Question 0?',
    templateText: '{{prompt}}',
  });
});
