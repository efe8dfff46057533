import { describe, expect, it } from 'vitest';

import { leftOut } from './left-out.ts';

const ENDED = { status: 'completed', planned: 120, samples: 90, failures: 30 } as const;

describe('what an estimate leaves out', () => {
  it('counts the failed samples of a run that has ended', () => {
    expect(leftOut(ENDED)).toBe('30 samples failed and are left out');
    expect(leftOut({ ...ENDED, samples: 119, failures: 1 })).toBe(
      '1 sample failed and is left out',
    );
  });

  it('counts samples that were never asked', () => {
    const cancelled = { ...ENDED, status: 'cancelled' } as const;
    expect(leftOut({ ...cancelled, failures: 0 })).toBe('30 samples are missing and are left out');
    expect(leftOut({ ...cancelled, failures: 10 })).toBe(
      '10 samples failed and 20 more are missing: left out',
    );
  });

  it('has nothing to say of a whole run, of one under way, and where there is no estimate', () => {
    expect(leftOut({ ...ENDED, samples: 120, failures: 0 })).toBeNull();
    expect(leftOut({ ...ENDED, status: 'running' })).toBeNull();
    expect(leftOut({ ...ENDED, samples: 0, failures: 120 })).toBeNull();
  });
});
