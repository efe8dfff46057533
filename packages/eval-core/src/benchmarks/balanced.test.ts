import { expect, it } from 'vitest';

import { createRng } from '../random.ts';
import { balanced } from './balanced.ts';

const stream = (label: string) => createRng(label);
const valueAt = (turn: number) => balanced(stream, { name: 'letter', turn }, ['A', 'B', 'C', 'D']);

it('gives every value once a block, in an order of its own', () => {
  const blocks = Array.from({ length: 40 }, (_, block) =>
    [0, 1, 2, 3].map((place) => valueAt(4 * block + place)),
  );
  for (const block of blocks) expect(block.toSorted()).toEqual(['A', 'B', 'C', 'D']);
  expect(new Set(blocks.map((block) => block.join(''))).size).toBeGreaterThan(8);
});

it('says so when there is nothing to balance', () => {
  expect(() => balanced(stream, { name: 'letter', turn: 0 }, [])).toThrow('no value');
});
