import { afterEach, describe, expect, it } from 'vitest';

import { gradeReply } from '@assay/eval-core/graders/grade-reply';
import { graderOfKind } from '@assay/eval-core/graders/registry';
import type { ImportedItem } from '@assay/eval-core/imports/imported-item';
import type { Recipe } from '@assay/eval-core/recipes/recipe';
import { recipeByName, recipes } from '@assay/eval-core/recipes/registry';

import { createHubClient, hubAddresses } from './hub-client.ts';
import { HUB_RECORDS } from './testing/hub-records.ts';
import { startHubStub, type HubStub } from './testing/hub-stub.ts';
import { importAll, mappingOfRecipe, type Imported } from './testing/import-files.ts';

const TOKEN = 'hf_reader';
const stubs: HubStub[] = [];

afterEach(async () => {
  await Promise.all(stubs.splice(0).map((stub) => stub.close()));
});

/** Imports these rows by a recipe from a hub that has them where the recipe says. */
async function importFromHub(
  recipe: Recipe,
  rows: readonly Record<string, unknown>[],
): Promise<Imported> {
  const gate = recipe.isGated ? { gatedFor: TOKEN } : {};
  const stub = await startHubStub([{ ...recipe.hub, rows, ...gate }]);
  stubs.push(stub);
  const client = createHubClient({
    addresses: hubAddresses(stub.address),
    token: recipe.isGated ? TOKEN : null,
    sleep: () => Promise.resolve(),
    nowMs: () => 0,
  });
  const labelNames = recipe.mappings.some((mapping) => mapping.labelNames === true);
  return importAll({ kind: 'hub', client, labelNames, ...recipe.hub }, (first) =>
    mappingOfRecipe(recipe, first),
  );
}

async function onlyItem(
  name: string,
  changes: Record<string, unknown> = {},
): Promise<ImportedItem> {
  const record = { ...HUB_RECORDS[name], ...changes };
  const { items, refusals } = await importFromHub(recipeByName(name), [record]);
  const [item] = items;
  if (item === undefined) throw new Error(refusals.join('\n'));
  return item;
}

describe('every recipe', () => {
  it.each([...recipes.keys()])(
    '%s makes an item of the fields that the hub lists',
    async (name) => {
      const { refusals, items } = await importFromHub(recipeByName(name), [
        HUB_RECORDS[name] ?? {},
      ]);
      expect(refusals).toEqual([]);
      expect(items).toHaveLength(1);
    },
  );

  it.each([...recipes.keys()])('%s says which fields are missing from another set', (name) => {
    expect(() => mappingOfRecipe(recipeByName(name), { something: 'else' })).toThrow(
      /^The first record does not have the form of .* it lacks "/,
    );
  });
});

describe('single recipes', () => {
  it('shuffle the options of GPQA by the row, and keep every item from being shared', async () => {
    const record = HUB_RECORDS['gpqa-diamond'] ?? {};
    const rows = Array.from({ length: 40 }, () => record);
    const { items } = await importFromHub(recipeByName('gpqa-diamond'), rows);
    const golds = items.map(({ gold }) => gold);
    expect([...new Set(golds)].sort()).toEqual(['A', 'B', 'C', 'D']);
    for (const { gold, problem } of items) {
      expect(problem.options?.['ABCD'.indexOf(gold)]).toBe('The neutron');
      expect(problem.share).toBe(false);
    }
    const again = await importFromHub(recipeByName('gpqa-diamond'), rows);
    expect(again.items).toEqual(items);
  });

  it('read LiveCodeBench with hidden tests in JSON, as programs or functions', async () => {
    const item = await onlyItem('livecodebench');
    expect(item.problem.params).toMatchObject({
      form: 'stdio',
      tests: [
        { input: '1 2\n', output: '3\n' },
        { input: '2 2\n', output: '4\n' },
      ],
    });
    const test = [{ input: '[1]\n2', output: '3', testtype: 'functional' }];
    const call = await onlyItem('livecodebench', {
      starter_code: 'class Solution:\n    def add(self, a, b):',
      public_test_cases: JSON.stringify(test),
      private_test_cases: JSON.stringify(test),
      metadata: '{"func_name": "add"}',
    });
    expect(call.problem.params).toMatchObject({ form: 'function', entryPoint: 'add' });
    expect(call.prompt).toContain('two numbers.\n\nclass Solution:');
  });

  it('refuse LiveCodeBench with pickled tests by the name of the field, and take it without them', async () => {
    const packed = 'eJxrYJnKwwABPVwZpcUlmTmpAAAxhAUlMoreTheFiller0000000000000000000000';
    await expect(onlyItem('livecodebench', { private_test_cases: packed })).rejects.toThrow(
      'The field "private_test_cases" is packed',
    );
    const item = await onlyItem('livecodebench', { private_test_cases: null });
    expect(item.attributes).toMatchObject({ tests: 'public', month: '2024' });
  });

  it('grade Toxigen by the side of 2.5 on which humans stand', async () => {
    const neutral = await onlyItem('toxigen');
    const toxic = await onlyItem('toxigen', { toxicity_human: 2.5 });
    expect([neutral.gold, toxic.gold]).toEqual(['neutral: below 2.5', 'toxic: 2.5 or more']);
    expect([neutral.attributes.class, toxic.attributes.class]).toEqual(['neutral', 'toxic']);
  });

  it('read the options of a maze from its prompt, and show them once', async () => {
    const item = await onlyItem('maze-public');
    expect(item.problem.options).toEqual(['7', '0', '1', '10']);
    expect(item.prompt.match(/A\. 7/g)).toHaveLength(1);
    expect(item.prompt).not.toContain('A) 7');
  });

  it('accept any assignment that the public formulas list, or that there is none', async () => {
    const item = await onlyItem('3sat-public');
    expect(item.problem.gold).toEqual(['True, False, True', 'True, True, True']);
    expect((await onlyItem('3sat-public', { target_text: '[]' })).gold).toBe('Unsatisfiable');
  });

  it('give BA-Calendar to the verifier of the generated family', async () => {
    const recipe = recipeByName('ba-calendar-public');
    const item = await onlyItem(recipe.name);
    expect(item.problem).toMatchObject({
      participants: ['Ada', 'Ben'],
      bufferMinutes: null,
      notBefore: '09:00',
      blockedTimes: ['09:15-09:20'],
    });
    const grader = graderOfKind(recipe.grader.kind);
    const graded = {
      gold: item.gold,
      options: null,
      prompt: item.prompt,
      params: { problem: item.problem },
    };
    const outcomeOf = (slot: string) =>
      gradeReply(grader, graded, {
        content: `Final answer: ${slot}`,
        reasoning: null,
        finish: 'stop',
      }).outcome;
    expect(outcomeOf('Monday 09:20-09:50')).toBe('correct');
    expect(outcomeOf('Monday 09:15-09:45')).toBe('incorrect');
    expect(outcomeOf('Monday 09:30-10:30')).toBe('incorrect');
  });

  it('take the class of FlenQA by name or by number of its label', async () => {
    expect((await onlyItem('flenqa', { label: false })).gold).toBe('False');
    expect((await onlyItem('flenqa')).prompt).toMatch(/Cy\.\n\nIs Ada older than Cy\?$/);
  });
});
