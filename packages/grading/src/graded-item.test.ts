import { describe, expect, it } from 'vitest';

import { gradedItemOf } from './graded-item.ts';

const shown = { prompt: 'What is 6 · 7?', gold: '42' };

describe('gradedItemOf', () => {
  it('gives a generated family its problem, and nothing of the version', () => {
    const item = {
      ...shown,
      kind: 'maze',
      graderParams: { profile: 'qwen' },
      problem: { size: 3 },
    };
    expect(gradedItemOf(item)).toEqual({
      ...shown,
      options: null,
      params: { problem: { size: 3 } },
    });
  });

  it("lets an item's own parameters win over those of the version", () => {
    const problem = { params: { profile: 'nemo' } };
    const graderParams = { profile: 'qwen', other: 1 };
    expect(gradedItemOf({ ...shown, kind: 'math', graderParams, problem }).params).toEqual({
      profile: 'nemo',
      other: 1,
    });
  });

  it('takes the gold that is shown where the item has no other', () => {
    const choice = { ...shown, kind: 'choice', graderParams: {} };
    const options = ['41', '42'];
    expect(gradedItemOf({ ...choice, problem: { options } })).toMatchObject({
      gold: '42',
      options,
    });
    expect(gradedItemOf({ ...choice, problem: { options, gold: ['A', 'B'] } }).gold).toEqual([
      'A',
      'B',
    ]);
  });

  it.each([null, 'text', 7, [], { options: [1], params: 'x' }])(
    'takes what is malformed for absent: %j',
    (problem) => {
      expect(gradedItemOf({ ...shown, kind: 'math', graderParams: {}, problem })).toEqual({
        ...shown,
        options: null,
        params: {},
      });
    },
  );
});
