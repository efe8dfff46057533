import { expect, it } from 'vitest';

import { decide } from './verdict.ts';

const span = (low: number, high: number, level = 0.95) => ({ low, high, level, method: 'any' });
const narrower = span(-0.01, 0.03, 0.9);

it.each([
  [
    { p: 0.05, interval: span(0.01, 0.1) },
    'better',
    'p is at most 0.05 and the interval lies above 0.',
  ],
  [
    { p: 0.01, interval: span(-0.1, -0.01) },
    'worse',
    'p is at most 0.05 and the interval lies below 0.',
  ],
  [
    { p: 0.06, interval: span(0.01, 0.1) },
    'undecided',
    'The interval lies above 0, but p is above 0.05.',
  ],
  [{ p: 0.01, interval: span(-0.01, 0.1) }, 'undecided', 'The interval holds 0.'],
  [{ p: 0.01, interval: span(0, 0.1) }, 'undecided', 'The interval holds 0.'],
] as const)('without a delta: %j', (evidence, verdict, verdictReason) => {
  const decision = decide({ ...evidence, narrower, delta: undefined });
  expect(decision).toEqual({ verdict, verdictReason, isWithinDelta: null });
});

it('is equivalent where the narrower interval lies within delta, and not better or worse', () => {
  const open = { p: 0.4, interval: span(-0.02, 0.04), narrower };
  expect(decide({ ...open, delta: 0.04 })).toEqual({
    verdict: 'equivalent',
    verdictReason: 'The 90 % interval lies within ±0.04.',
    isWithinDelta: true,
  });
  expect(decide({ ...open, delta: 0.03 })).toMatchObject({
    verdict: 'undecided',
    isWithinDelta: false,
  });
  const small = { p: 0.001, interval: span(0.001, 0.02), narrower: span(0.002, 0.018, 0.9) };
  expect(decide({ ...small, delta: 0.05 })).toMatchObject({
    verdict: 'better',
    isWithinDelta: true,
  });
});

it('knows no equivalence at a level up to a half', () => {
  const half = { p: 0.9, interval: span(-0.01, 0.01, 0.5), narrower: null, delta: 0.5 };
  expect(decide(half)).toMatchObject({ verdict: 'undecided', isWithinDelta: null });
});
