import { describe, expect, it } from 'vitest';

import { withChosen } from './with-chosen.ts';

describe('choosing from a list', () => {
  it('adds without choosing twice, and keeps the order', () => {
    expect(withChosen([3, 1], [1, 2], true)).toEqual([3, 1, 2]);
  });

  it('clears only what is named', () => {
    expect(withChosen([3, 1, 2], [1, 9], false)).toEqual([3, 2]);
  });
});
