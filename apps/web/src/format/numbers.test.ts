import { expect, test } from 'vitest';

import { formatCount, formatDecimal, formatPercent, formatTokens } from './numbers.ts';

test('a fraction becomes per cent without a sign', () => {
  expect(formatPercent(0.629)).toBe('62.9');
  expect(formatPercent(1)).toBe('100.0');
  expect(formatPercent(0.5, 0)).toBe('50');
});

test('an unknown figure is a dash and never zero', () => {
  for (const format of [formatPercent, formatCount, formatDecimal, formatTokens]) {
    expect(format(null)).toBe('—');
    expect(format(0)).not.toBe('—');
  }
});

test('neither doubt nor a rare failure is rounded to none', () => {
  expect(formatPercent(0.0004)).toBe('0.04');
  expect(formatPercent(0.9996)).toBe('99.96');
});

test('counts are grouped by thousands', () => {
  expect(formatCount(1920)).toBe('1,920');
  expect(formatCount(7)).toBe('7');
  expect(formatCount(1_000_000)).toBe('1,000,000');
});

test('decimals are always written out, so that columns align', () => {
  expect(formatDecimal(3)).toBe('3.0');
  expect(formatDecimal(1234.56, 2)).toBe('1,234.56');
});

test('tokens move to the next unit where rounding would write four digits', () => {
  expect(formatTokens(812)).toBe('812');
  expect(formatTokens(999.4)).toBe('999');
  expect(formatTokens(999.6)).toBe('1.0k');
  expect(formatTokens(1234)).toBe('1.2k');
  expect(formatTokens(99_949)).toBe('99.9k');
  expect(formatTokens(99_951)).toBe('100k');
  expect(formatTokens(999_950)).toBe('1.0M');
  expect(formatTokens(2_500_000_000_000)).toBe('2500G');
});
