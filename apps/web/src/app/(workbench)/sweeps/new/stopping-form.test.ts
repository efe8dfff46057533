import { expect, it } from 'vitest';

import { sweepStoppingSchema } from '@assay/contracts/sweep-stopping';

import { stoppingOf, USUAL_STOPPING } from './stopping-form.ts';

it('becomes a question in fractions, at the usual level', () => {
  const comparison = { ...USUAL_STOPPING, baselineCheckpointId: 4, deltaPoints: 2 };
  expect(sweepStoppingSchema.parse(stoppingOf(comparison))).toEqual({
    question: { kind: 'comparison', baselineCheckpointId: 4, deltaFraction: 0.02 },
    roundRepeats: 2,
    level: 0.95,
  });
  const precision = { ...USUAL_STOPPING, kind: 'precision' as const, halfWidthPoints: 5 };
  expect(sweepStoppingSchema.parse(stoppingOf(precision)).question).toEqual({
    kind: 'precision',
    halfWidthFraction: 0.05,
  });
});

it.each([
  {},
  { baselineCheckpointId: 4, roundRepeats: null },
  { baselineCheckpointId: 4, deltaPoints: 0 },
  { kind: 'precision' as const, halfWidthPoints: null },
])('is not complete with %j', (part) => {
  expect(sweepStoppingSchema.safeParse(stoppingOf({ ...USUAL_STOPPING, ...part })).success).toBe(
    false,
  );
});
