import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { SampleRow } from '@assay/contracts/samples';

import { prepareSampleRow } from './prepare-sample-row.ts';

const sample: SampleRow = {
  id: '9007199254740993',
  itemKey: 'L03-007',
  repeat: 2,
  outcome: 'incorrect',
  reason: 'cut-off',
  extracted: null,
  gold: 'B',
  finish: 'length',
  completionTokens: null,
  thinkingTokens: null,
  thinkingEstimated: false,
  latencyMs: 12,
  annotations: 0,
};

describe('a line of the list of samples', () => {
  it('keeps ids beyond 2^53 exact', () => {
    expect(prepareSampleRow(sample).href).toBe('/samples/9007199254740993');
  });

  it('says in words how the reply ended, and leaves an unknown length as a gap', () => {
    expect(prepareSampleRow(sample)).toMatchObject({
      reason: 'cut off',
      finish: 'cut off at max tokens',
      tokens: '—',
      extracted: null,
    });
  });

  it('never shows more than 80 characters of an answer, nor half of one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '𝛼'), maxLength: 400 }), (extracted) => {
        const shown = prepareSampleRow({ ...sample, extracted }).extracted ?? '';
        expect([...shown].length).toBeLessThanOrEqual(81);
        expect(shown).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
