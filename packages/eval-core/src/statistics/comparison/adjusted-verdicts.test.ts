import fc from 'fast-check';
import { expect, it } from 'vitest';

import { adjustedVerdicts } from './adjusted-verdicts.ts';
import type { Verdict } from './verdict.ts';

const evidence = (
  p: number | null,
  verdict: Verdict | null,
  isWithinDelta: boolean | null = null,
) => ({
  p,
  verdict,
  verdictReason: 'as it was',
  isWithinDelta,
  delta: isWithinDelta === null ? null : 0.1,
});

it('keeps what holds for all benchmarks and takes back what held for one alone', () => {
  // Holm by hand over four: 0.004 · 4 = 0.016; 0.03 · 3 = 0.09; then 0.09 again (0.04 · 2 = 0.08 is below it); 0.6.
  const verdicts = adjustedVerdicts([
    evidence(0.03, 'worse'),
    evidence(0.004, 'better'),
    evidence(0.6, 'undecided'),
    evidence(0.04, 'better', true),
    evidence(null, null),
  ]);
  expect(verdicts).toEqual([
    {
      pAdjusted: expect.closeTo(0.09, 12) as number,
      verdict: 'undecided',
      verdictReason: 'Alone it would be worse; adjusted for 4 benchmarks p is above 0.05.',
    },
    { pAdjusted: 0.016, verdict: 'better', verdictReason: 'as it was' },
    { pAdjusted: 0.6, verdict: 'undecided', verdictReason: 'as it was' },
    expect.objectContaining({
      pAdjusted: expect.closeTo(0.09, 12) as number,
      verdict: 'equivalent',
    }),
    { pAdjusted: null, verdict: null, verdictReason: 'as it was' },
  ]);
});

it('changes nothing of one benchmark', () => {
  expect(adjustedVerdicts([evidence(0.05, 'better')])).toEqual([
    { pAdjusted: 0.05, verdict: 'better', verdictReason: 'as it was' },
  ]);
});

it('never finds a direction that a benchmark alone does not show', () => {
  const verdict = fc.constantFrom<Verdict>('better', 'worse', 'undecided', 'equivalent');
  const pair = fc.tuple(fc.double({ min: 1e-9, max: 1, noNaN: true }), verdict);
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 12 }), (pairs) => {
      const all = adjustedVerdicts(pairs.map(([p, alone]) => evidence(p, alone)));
      for (const [index, { verdict: together }] of all.entries()) {
        if (together === 'better' || together === 'worse') expect(together).toBe(pairs[index]?.[1]);
      }
    }),
  );
});

it('refuses a level that is none', () => {
  expect(() => adjustedVerdicts([], { level: 95 })).toThrow(RangeError);
});
