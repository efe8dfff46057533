import { expect, it } from 'vitest';

import { unscorableShare } from './unscorable-share.ts';

it.each([
  [{ unscorable: 0, unscorableFraction: 0, samples: 300 }, '0 unscorable', false],
  [
    { unscorable: 12, unscorableFraction: 0.04, samples: 300 },
    '12 of 300 unscorable (4.0 %)',
    true,
  ],
  [
    { unscorable: 1, unscorableFraction: 1 / 12_000, samples: 12_000 },
    '1 of 12,000 unscorable (0.01 %)',
    true,
  ],
])('%o is said with its share only where there is any', (cell, text, isAny) => {
  expect(unscorableShare(cell)).toMatchObject({ text, isAny });
});

it('knows no share of no samples', () => {
  const share = unscorableShare({ unscorable: 0, unscorableFraction: null, samples: 0 });
  expect(share.percent).toBeNull();
});
