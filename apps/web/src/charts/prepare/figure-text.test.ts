import { describe, expect, it } from 'vitest';

import {
  boundsOf,
  levelText,
  methodLine,
  methodsIn,
  numberText,
  PERCENT,
  prepareFigure,
  REWARD,
  TOKENS,
} from './figure-text.ts';

const interval = { low: 0.471, high: 0.763, level: 0.95, method: 'some-method' };

describe('a figure in words', () => {
  it('carries its interval, level, method and n', () => {
    expect(prepareFigure({ value: 0.629, interval, n: 30 }, { unit: PERCENT })).toEqual({
      text: '62.9',
      bounds: '47.1–76.3',
      description: '62.9 %; 47.1–76.3 %, 95 % interval (some-method); n = 30 questions.',
    });
  });

  it('says that there is no interval rather than none', () => {
    const { bounds, description } = prepareFigure(
      { value: 1920.4, interval: null, n: 1 },
      { unit: TOKENS },
    );
    expect(bounds).toBeNull();
    expect(description).toBe('1,920 tokens; no interval can be known; n = 1 question.');
  });

  it('is a gap with its reason where it cannot be known', () => {
    const unknown = { value: null, interval: null, n: 0 };
    expect(prepareFigure(unknown, { unit: TOKENS, reason: 'no length is known' })).toEqual({
      text: '—',
      bounds: null,
      description: 'No figure: no length is known; n = 0 questions.',
    });
  });
});

describe('numbers', () => {
  it('have a true minus, and no minus at zero', () => {
    expect(numberText(-0.5, REWARD)).toBe('−0.50');
    expect(numberText(-0.001, REWARD)).toBe('0.00');
    expect(numberText(12345.6, TOKENS)).toBe('12,346');
  });

  it('do not join a minus to a dash', () => {
    expect(boundsOf({ ...interval, low: -0.5, high: 0.25 }, REWARD)).toBe('−0.50 to 0.25');
  });

  it('name levels without the dust of binary fractions', () => {
    expect([0.95, 0.999, 0.9, 1 - 0.95].map(levelText)).toEqual(['95 %', '99.9 %', '90 %', '5 %']);
  });
});

describe('the methods of some statistics', () => {
  const statistics = {
    a: { value: 1, interval },
    list: [{ interval: { ...interval, method: 'other' } }, { interval: null }, { interval }],
  };

  it('are those that its intervals carry, each once', () => {
    expect(methodsIn(statistics)).toEqual(['some-method', 'other']);
    expect(methodLine(statistics, 0.9)).toBe(
      'Intervals: 90 %, for new questions like these (some-method, other).',
    );
  });

  it('are none where nothing has an interval', () => {
    expect(methodLine({ a: { interval: null } }, 0.95)).toContain('(none can be known)');
  });
});
