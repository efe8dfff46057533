import { expect, it } from 'vitest';

import { createItemImport } from './item-import.ts';

it('refuses a key that was there before, with both places, and goes on', () => {
  const items = createItemImport(
    { key: 'id', prompt: 'q', gold: 'a' },
    { kind: 'text', params: {} },
  );
  const add = (id: string, place: number, file: string | null = null) =>
    items.add({ id, q: 'Which?', a: 'this' }, { place, file });
  expect(add('x', 1)).toHaveProperty('item.key', 'x');
  expect(add('x', 5, 'b.csv')).toEqual({
    refusal: 'The key "x" was already used by the record at row 1; this one is at row 5 of b.csv.',
  });
  expect(add('y', 6)).toHaveProperty('item.key', 'y');
});

it('keeps a key free that only a refused record had', () => {
  const items = createItemImport(
    { key: 'id', prompt: 'q', gold: 'a' },
    { kind: 'text', params: {} },
  );
  expect(items.add({ id: 'x', q: '', a: 'this' }, { place: 1, file: null })).toHaveProperty(
    'refusal',
  );
  expect(items.add({ id: 'x', q: 'Q', a: 'this' }, { place: 2, file: null })).toHaveProperty(
    'item',
  );
});
