import { describe, expect, it } from 'vitest';

import { gradingKinds } from '../imports/gold-fault.ts';
import { recipeByName, recipes } from './registry.ts';

const NAMES = [
  ...['aime-1983-2024', 'aime-2025', 'hmmt-feb-2025', 'omni-math', 'math-500', 'gsm8k'],
  ...['gpqa-diamond', 'mmlu-pro', 'ifeval', 'flenqa', 'kitab', 'arena-hard', 'toxigen'],
  ...['livecodebench', 'humaneval', 'humaneval-plus', 'mbpp', 'mbpp-plus'],
  ...['ba-calendar-public', '3sat-public', 'tsp-public', 'maze-public', 'spatial-map-public'],
];

describe('the recipes', () => {
  it('cover the whole suite of the report', () => {
    expect([...recipes.keys()].sort()).toEqual([...NAMES].sort());
  });

  it('ask for 50 repeats of AIME 2025 and 5 of all others', () => {
    for (const { name, defaultRepeats } of recipes.values()) {
      expect(defaultRepeats, name).toBe(name === 'aime-2025' ? 50 : 5);
    }
  });

  it('show the prompt once, and are graded by a kind that there is', () => {
    for (const { name, template, grader } of recipes.values()) {
      expect(template.match(/\{\{[^}]*\}\}/g), name).toEqual(['{{prompt}}']);
      expect(gradingKinds(), name).toContain(grader.kind);
    }
  });

  it('keep GPQA alone from being shared, item by item', () => {
    for (const { name, isShared, mappings } of recipes.values()) {
      expect(isShared, name).toBe(name !== 'gpqa-diamond');
      expect(
        mappings.every(({ share }) => (share !== false) === isShared),
        name,
      ).toBe(true);
    }
  });

  it('are told apart by name, with a sentence where there is none', () => {
    expect(recipeByName('gsm8k').hub.dataset).toBe('openai/gsm8k');
    expect(() => recipeByName('gsm9k')).toThrow(
      'There is no recipe "gsm9k"; choose among aime-1983-2024',
    );
  });
});
