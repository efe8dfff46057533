import { expect, it } from 'vitest';

import { curveOverK } from './curve.ts';
import { passAtK } from './pass-at-k.ts';

const items = [
  { samples: 3, correct: 1 },
  { samples: 3, correct: 3 },
  { samples: 1, correct: 0 },
];
const curve = curveOverK(items, ({ samples, correct }) => passAtK(samples, correct));

it('is the mean over the items that have as many samples, and says how many those are', () => {
  expect(curve.map(({ n }) => n)).toEqual([3, 2, 2]);
  // pass@k of 1 in 3: 1/3, 1 − C(2, 2)/C(3, 2) = 2/3, 1.
  expect(curve[0]?.value).toBeCloseTo((1 / 3 + 1 + 0) / 3, 14);
  expect(curve[1]?.value).toBeCloseTo((2 / 3 + 1) / 2, 14);
  expect(curve[2]?.value).toBe(1);
});

it('has an interval for new questions that names its method, and none for a single item', () => {
  expect(curve[1]?.interval).toMatchObject({ level: 0.95, method: 'wilson-design-effect' });
  const [alone] = curveOverK([{ samples: 1, correct: 1 }], ({ samples, correct }) =>
    passAtK(samples, correct),
  );
  expect(alone).toEqual({ value: 1, interval: null, n: 1 });
});
