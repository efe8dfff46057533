import { describe, expect, it } from 'vitest';

import { countedText, powerOfTwoText, tokenRangeText } from './number-text.ts';

describe('number texts', () => {
  it('name the last token count that belongs to a range', () => {
    expect(tokenRangeText({ fromTokens: 4096, toTokensExclusive: 4871 })).toBe('4,096–4,870');
    expect(tokenRangeText({ fromTokens: 3, toTokensExclusive: 4 })).toBe('3');
    expect(tokenRangeText({ fromTokens: 2_097_152, toTokensExclusive: null })).toBe(
      'from 2,097,152',
    );
  });

  it('shorten powers of two as context windows are named', () => {
    expect([9, 10, 15, 20, 21].map(powerOfTwoText)).toEqual(['512', '1k', '32k', '1M', '2M']);
  });

  it('put one thing in the singular only', () => {
    expect([0, 1, 1200].map((n) => countedText(n, 'item'))).toEqual([
      '0 items',
      '1 item',
      '1,200 items',
    ]);
  });
});
