import { expect, test } from 'vitest';

import { drawNormal } from './draw-normal.ts';
import { createRng } from './random.ts';
import { normalCdf } from './statistics/normal.ts';

test('draws follow the standard normal distribution, far out as well', () => {
  const rng = createRng('normal');
  const draws = Array.from({ length: 20_000 }, () => drawNormal(rng));
  for (const z of [-3, -1.5, -0.5, 0, 0.5, 1.5, 3]) {
    const expected = normalCdf(z);
    const share = draws.filter((draw) => draw <= z).length / draws.length;
    const standardError = Math.sqrt((expected * (1 - expected)) / draws.length);
    expect(Math.abs(share - expected)).toBeLessThan(4 * standardError);
  }
});
