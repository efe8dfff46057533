import fc from 'fast-check';
import { expect, it } from 'vitest';

import { contentHash } from '../hash.ts';
import { createVersionHash } from './version-hash.ts';

const grader = { kind: 'math', name: 'math', version: '1', params: { profile: 'qwen' } };

function hashOf(items: Parameters<ReturnType<typeof createVersionHash>['add']>[0][]) {
  const hash = createVersionHash({ grader, template: '{{prompt}}' });
  for (const item of items) hash.add(item);
  return hash.hex();
}

it('is the content hash of the whole, whatever the items', () => {
  const items = fc.array(
    fc.record({
      key: fc.string({ unit: 'binary' }),
      prompt: fc.string({ unit: 'grapheme' }),
      gold: fc.string(),
      problem: fc.jsonValue(),
      attributes: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(items, (list) => {
      expect(hashOf(list)).toBe(contentHash({ grader, template: '{{prompt}}', items: list }));
    }),
  );
});

it('names another order another content', () => {
  const item = (key: string) => ({ key, prompt: 'p', gold: 'g', problem: {}, attributes: {} });
  expect(hashOf([item('a'), item('b')])).not.toBe(hashOf([item('b'), item('a')]));
});
