import { describe, expect, it } from 'vitest';

import { readId } from './read-id.ts';

describe('an id in a path', () => {
  it('is a positive integer that a row can have', () => {
    expect(readId('42')).toBe(42);
    expect(readId('2147483647')).toBe(2_147_483_647);
  });

  it.each(['0', '-1', '1.5', '1e3', '007', '', 'new', '2147483648', '99999999999'])(
    'is never read from %j',
    (text) => {
      expect(readId(text)).toBeNull();
    },
  );
});
