import { describe, expect, it } from 'vitest';

import { follows } from '../testing/follows.ts';

describe('startend:end_checker', () => {
  it.each([
    ['Well. THAT is all.\n', true],
    ['"Well. That is all."', true],
    ['That is all. Bye.', false],
  ])('%j: %j', (response, followed) => {
    const kwargs = { end_phrase: 'That is all.' };
    expect(follows('startend:end_checker', kwargs, response)).toBe(followed);
  });
});

describe('startend:quotation', () => {
  it.each([
    [' "All of it." ', true],
    ['""', true],
    ['"', false],
    ['"One," he said.', false],
    ['“All of it.”', false],
  ])('%j: %j', (response, followed) => {
    expect(follows('startend:quotation', {}, response)).toBe(followed);
  });
});
