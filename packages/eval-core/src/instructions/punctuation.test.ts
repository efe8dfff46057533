import { describe, expect, it } from 'vitest';

import { follows } from '../testing/follows.ts';

describe('punctuation:no_comma', () => {
  it.each([
    ['No pause here; none at all.', true],
    ['A pause, here.', false],
    ['1,000', false],
    ['日本、中国，韓国', true],
  ])('%j: %j', (response, followed) => {
    expect(follows('punctuation:no_comma', {}, response)).toBe(followed);
  });
});
