import { describe, expect, it } from 'vitest';

import { looseVariants } from './loose-variants.ts';

describe('looseVariants', () => {
  it('are eight for a text of three lines with stars', () => {
    expect(looseVariants('Sure:\n*yes*\nBye*')).toEqual([
      'Sure:\n*yes*\nBye*',
      '*yes*\nBye*',
      'Sure:\n*yes*',
      '*yes*',
      'Sure:\nyes\nBye',
      'yes\nBye',
      'Sure:\nyes',
      'yes',
    ]);
  });

  it('are each given once', () => {
    expect(looseVariants('yes')).toEqual(['yes', '']);
  });
});
