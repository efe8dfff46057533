import { expect, test } from 'vitest';

import type { RatersAgreement } from '@assay/contracts/grading-agreement';

import { prepareRaters } from './prepare-raters.ts';

const agreement: RatersAgreement = {
  raters: [
    { name: 'grading 12', decided: 4 },
    { name: 'grading 13', decided: 4 },
    { name: 'Ann', decided: 3 },
  ],
  alpha: 0.388,
  interval: { low: -0.21, high: 0.7, level: 0.95, method: 'some-method' },
  reason: null,
  samples: 4,
  ratings: 11,
};

test('α of more than two raters has its interval, what it is of, and who decided', () => {
  expect(prepareRaters(agreement)).toEqual({
    lead: '3 raters',
    alpha: 'α 0.39',
    detail: '−0.21 to 0.70, 11 decisions on 4 samples',
    raters: 'grading 12 (4), grading 13 (4), Ann (3)',
  });
});

test('of two raters κ says it all', () => {
  expect(prepareRaters({ ...agreement, raters: agreement.raters.slice(1) })).toBeNull();
});

test('α that is not known is a gap with its reason', () => {
  const unknown = { ...agreement, alpha: null, interval: null, reason: 'All say the same.' };
  expect(prepareRaters(unknown)).toMatchObject({ alpha: null, detail: 'All say the same.' });
});
