import { describe, expect, it } from 'vitest';

import { generateItems, type ItemRecipe } from './generate-items.ts';

const recipe: ItemRecipe<number[]> = {
  family: 'dice',
  generatorVersion: '1',
  levels: [
    { level: 1, description: 'one' },
    { level: 12, description: 'twelve' },
  ],
  makeItem: ({ level, rng, sharedRng, sharedByLevelsRng }) => ({
    prompt: 'p',
    gold: 'g',
    problem: [rng, sharedRng('block'), sharedByLevelsRng('all')].map((each) => each.int(0, 1e9)),
    attributes: { level },
  }),
};

describe('generateItems', () => {
  it('names items by level and place, both from one', () => {
    const items = generateItems(recipe, { seed: 's', levels: [12, 1], itemsPerLevel: 2 });
    expect(items.map(({ key }) => key)).toEqual(['L12-001', 'L12-002', 'L01-001', 'L01-002']);
  });

  it('changes no item when more items or other levels are asked for', () => {
    const few = generateItems(recipe, { seed: 's', levels: [12], itemsPerLevel: 2 });
    const many = generateItems(recipe, { seed: 's', levels: [1, 12], itemsPerLevel: 5 });
    expect(many).toEqual(expect.arrayContaining(few));
  });

  it('gives every item a stream of its own, each level one, and one to all levels', () => {
    const items = generateItems(recipe, { seed: 's', levels: [1, 12], itemsPerLevel: 3 });
    expect(new Set(items.map(({ problem }) => problem[0])).size).toBe(6);
    expect(new Set(items.map(({ problem }) => problem[1])).size).toBe(2);
    expect(new Set(items.map(({ problem }) => problem[2])).size).toBe(1);
  });

  it('makes other items from another seed or generator version', () => {
    const spec = { seed: 's', levels: [1], itemsPerLevel: 1 };
    const [item] = generateItems(recipe, spec);
    expect(generateItems(recipe, { ...spec, seed: 't' })[0]).not.toEqual(item);
    expect(generateItems({ ...recipe, generatorVersion: '2' }, spec)[0]).not.toEqual(item);
  });

  it.each([
    [{ levels: [2], itemsPerLevel: 1 }, 'Benchmark dice has no level 2; choose among 1, 12.'],
    [{ levels: [], itemsPerLevel: 1 }, /different levels/],
    [{ levels: [1, 1], itemsPerLevel: 1 }, /different levels/],
    [{ levels: [1], itemsPerLevel: 0 }, /1 to 100000 items a level, not 0/],
    [{ levels: [1], itemsPerLevel: 1.5 }, /not 1.5/],
  ])('refuses %j', (spec, message) => {
    expect(() => generateItems(recipe, { seed: 's', ...spec })).toThrow(message);
  });
});
