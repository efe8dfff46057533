import { describe, expect, it } from 'vitest';

import type { GradingAgreement } from '@assay/contracts/grading-agreement';

import { prepareAgreement } from './prepare-agreement.ts';

const interval = (low: number, high: number) => ({ low, high, level: 0.95, method: 'some-method' });

/** 155 of 160 the same, unless told otherwise. */
function makeAgreement(change: Partial<GradingAgreement['agreement']> = {}): GradingAgreement {
  const agreement = {
    samples: 160,
    undecided: 0,
    observedFraction: 155 / 160,
    expectedFraction: 0.65,
    kappa: 0.9107,
    interval: interval(0.8512, 0.9702),
    items: 160,
    ...change,
  };
  return { samples: agreement.samples + agreement.undecided, agreement, counts: [] };
}

const unknown = {
  samples: 0,
  observedFraction: null,
  expectedFraction: null,
  kappa: null,
  interval: null,
  items: 0,
};

describe('agreement in words', () => {
  it('is a share, κ with its interval, and how many samples it is of', () => {
    expect(prepareAgreement(makeAgreement(), { gradingId: 1 })).toEqual({
      lead: 'Agrees with the current grading on',
      share: '96.9 %',
      detail: 'κ 0.91, 0.85–0.97, n 160',
    });
    expect(prepareAgreement(makeAgreement(), 'people').lead).toBe('Agrees with people on');
  });

  it('says of how many items the samples are, for the interval counts those', () => {
    const { detail } = prepareAgreement(makeAgreement({ items: 32 }), 'people');
    expect(detail).toBe('κ 0.91, 0.85–0.97, n 160 of 32 items');
  });

  it('counts undecided samples apart', () => {
    const { detail } = prepareAgreement(makeAgreement({ undecided: 1200 }), 'people');
    expect(detail).toBe('κ 0.91, 0.85–0.97, n 160, 1,200 undecided');
  });

  it.each([
    [{ kappa: -0.2, interval: interval(-0.5, -0.1) }, 'κ −0.20, −0.50 to −0.10'],
    [{ kappa: 0.1, interval: interval(-0.004, 0.2) }, 'κ 0.10, 0.00 to 0.20'],
    [{ kappa: 1, interval: null }, 'κ 1.00, interval unknown'],
    [{ kappa: null, interval: null }, 'κ unknown: both always say the same one thing'],
  ] as const)('says of %o what is known', (change, words) => {
    expect(prepareAgreement(makeAgreement(change), 'people').detail).toBe(`${words}, n 160`);
  });

  it.each([
    ['people', 'no annotation of a graded sample says what the verdict should be'],
    [{ gradingId: 1 }, 'no sample has a verdict of both'],
  ] as const)('is a gap with its reason, never 0, where %o cannot be compared', (other, detail) => {
    const nothing = makeAgreement({ ...unknown, undecided: 0 });
    expect(prepareAgreement(nothing, other)).toMatchObject({ share: null, detail });
  });

  it('is a gap where every sample is unscorable to one of them', () => {
    const undecided = makeAgreement({ ...unknown, undecided: 4 });
    expect(prepareAgreement(undecided, 'people')).toMatchObject({
      share: null,
      detail: '4 samples compared, each unscorable to one of the two at least',
    });
  });
});
