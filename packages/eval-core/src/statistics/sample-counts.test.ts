import { describe, expect, it } from 'vitest';

import { accuracyOfCounts } from './sample-counts.ts';

describe('accuracyOfCounts', () => {
  it('divides correct by all samples', () => {
    expect(accuracyOfCounts({ samples: 8, correct: 2 })).toBe(0.25);
  });

  it('knows nothing without samples, rather than 0', () => {
    expect(accuracyOfCounts({ samples: 0, correct: 0 })).toBeNull();
  });

  it.each([
    { samples: 2, correct: 3 },
    { samples: -1, correct: 0 },
    { samples: 2, correct: 0.5 },
    { samples: Number.NaN, correct: 0 },
  ])('rejects counts that cannot both be true: %o', (counts) => {
    expect(() => accuracyOfCounts(counts)).toThrow(/whole numbers/);
  });
});
