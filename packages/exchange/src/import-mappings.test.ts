import { readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { fixturesFolder } from './testing/env.ts';
import { importByMapping, readMappingFile } from './testing/import-files.ts';

/** Counts as in the manifest of the data sets. */
const SETS = [
  ['bbh', ['bbh/bbh'], 6511],
  ['olympiadbench', ['olympiadbench/test.jsonl'], 675],
  ['nphardeval-bsp', ['nphardeval/Data_V2/BSP/bsp_instances.json'], 100],
  ['nphardeval-edp', ['nphardeval/Data_V2/EDP/edp_instances.json'], 100],
  ['nphardeval-ksp', ['nphardeval/Data_V2/KSP/ksp_instances.json'], 100],
  ['nphardeval-spp', ['nphardeval/Data_V2/SPP/spp_instances.json'], 100],
  ['nphardeval-msp', ['nphardeval/Data_V2/MSP/msp_instances.json'], 100],
  ['nphardeval-gcp', ['nphardeval/Data_V2/GCP'], 100],
  ['nphardeval-gcp-decision', ['nphardeval/Data_V2/GCP_Decision'], 100],
  ['nphardeval-tsp', ['nphardeval/Data_V2/TSP'], 100],
  ['nphardeval-tsp-decision', ['nphardeval/Data_V2/TSP_Decision'], 100],
  ['canonical-judge', ['canonical/items/arena_hard.jsonl.gz'], 1250],
  ['canonical-text', ['canonical/items/bbh.jsonl.gz'], 6511],
  ['canonical-text', ['canonical/items/bigbench_mistake.jsonl.gz'], 2186],
  ['canonical-number', ['canonical/items/gsm8k.jsonl.gz'], 1319],
  ['canonical-code', ['canonical/items/humaneval.jsonl.gz'], 164],
  ['canonical-instructions', ['canonical/items/ifeval.jsonl.gz'], 541],
  ['canonical-code-reference', ['canonical/items/mbpp_plus.jsonl.gz'], 420],
  ['canonical-choice', ['canonical/items/mmlu_pro.jsonl.gz'], 420],
  ['canonical-math', ['canonical/items/olympiadbench.jsonl.gz'], 675],
  ['canonical-math', ['canonical/items/omni_math.jsonl.gz'], 100],
  ['canonical-plan', ['canonical/items/planbench.jsonl.gz'], 446],
  ['canonical-verifier', ['canonical/items/reasoning_gym.jsonl.gz'], 1970],
] as const;

const PLANS = 'planbench';
const ZERO_SHOT = 'task_1_plan_generation_zero_shot.json';

describe.runIf(fixturesFolder !== null)('the generic importer with a mapping file', () => {
  it.each(SETS)('by %s makes items of all records of %s: %i', async (name, files, count) => {
    const { items, refusals } = await importByMapping(name, files);
    expect(refusals.slice(0, 5)).toEqual([]);
    expect(items).toHaveLength(count);
  });

  it('reads all files of canonical/items', () => {
    const folder = path.join(fixturesFolder ?? '', 'data/canonical/items');
    const tested = SETS.flatMap(([, files]) => files.map((file) => path.basename(file)));
    expect(readdirSync(folder).filter((file) => !tested.includes(file))).toEqual([]);
  });

  it('takes the 27 tasks of BBH from their files', async () => {
    const { items } = await importByMapping('bbh', ['bbh/bbh']);
    expect(new Set(items.map(({ attributes }) => attributes.task)).size).toBe(27);
    expect(new Set(items.map(({ key }) => key)).size).toBe(6511);
  });

  it('finds 446 distinct plans in ten files of results, and refuses the rest as repeated', async () => {
    const { items, refusals } = await importByMapping('planbench', [
      `${PLANS}/backprompting/blocksworld_hard/deepseek-r1-api.json.gz`,
      `${PLANS}/backprompting/sokoban/deepseek-r1-api.json.gz`,
      `${PLANS}/blocksworld/qwen-qwq/task_1_plan_generation.first80.json`,
      ...[
        'claude-3.5-sonnet_aws',
        'deepseek-r1-api',
        'gpt-4o_chat',
        'o1-mini_chat',
        'o1-preview_chat',
      ].map((engine) => `${PLANS}/blocksworld_3/${engine}/${ZERO_SHOT}`),
      `${PLANS}/mystery_blocksworld_3/deepseek-r1-api/${ZERO_SHOT}.gz`,
      `${PLANS}/mystery_blocksworld_3/o1-preview_chat/${ZERO_SHOT}`,
    ]);
    expect(items).toHaveLength(446);
    expect(refusals).toHaveLength(946 - 446);
    expect(
      refusals.every((refusal) => refusal.includes('was already used by the record at row')),
    ).toBe(true);
  });

  it('reads the raw files of reasoning-gym', async () => {
    const run = 'reasoning_gym/zero-shot/easy/anthropic_claude-3.5-sonnet_20250315_163713';
    const { items, refusals } = await importByMapping('reasoning-gym', [
      `${run}/games/countdown.json`,
      `${run}/logic/zebra_puzzles.json`,
    ]);
    expect(refusals).toEqual([]);
    expect(items).toHaveLength(100);
  });
});

describe.runIf(fixturesFolder !== null)('NPHardEval', () => {
  it('puts the answers beside the instances that they belong to', async () => {
    const sorted = await importByMapping('nphardeval-bsp', [
      'nphardeval/Data_V2/BSP/bsp_instances.json',
    ]);
    for (const { prompt, gold } of sorted.items) {
      const [, list = '', target = ''] = /numbers \[([\d,]+)\].* does (\d+) /.exec(prompt) ?? [];
      const numbers = list
        .split(',')
        .map(Number)
        .sort((one, other) => one - other);
      expect(numbers.indexOf(Number(target))).toBe(Number(gold));
    }
    const graphs = await importByMapping('nphardeval-gcp', ['nphardeval/Data_V2/GCP']);
    const levels = graphs.items.map(({ attributes }) => attributes.level);
    expect(levels).toEqual(levels.map((_, index) => Math.floor(index / 10) + 1));
  });

  it('does not tell the number of colours in the prompt', async () => {
    const { items } = await importByMapping('nphardeval-gcp', ['nphardeval/Data_V2/GCP']);
    expect(items.filter(({ prompt }) => prompt.includes('chromatic'))).toEqual([]);
    expect(items.every(({ prompt }) => prompt.includes('p edge '))).toBe(true);
  });

  it('calls nodes without a path unreachable', async () => {
    const { items } = await importByMapping('nphardeval-spp', [
      'nphardeval/Data_V2/SPP/spp_instances.json',
    ]);
    expect(items.filter(({ gold }) => gold === 'unreachable')).toHaveLength(10);
  });
});

describe('the mapping files', () => {
  it('are read as they are written', () => {
    const folder = path.join(import.meta.dirname, 'testing/mappings');
    for (const file of readdirSync(folder)) {
      expect(() => readMappingFile(file.replace('.json', '')), file).not.toThrow();
    }
  });
});
