import { expect, test } from 'vitest';

import { holdsNulCharacter } from './nul-character.ts';

test.each([['a\u0000b'], [{ name: 'a', tags: ['b', { note: '\u0000' }] }]])(
  'finds the character at any depth: %j',
  (value) => {
    expect(holdsNulCharacter(value)).toBe(true);
  },
);

test.each([['plain'], ['\\u0000'], [null], [undefined], [7], [new Date(0)], [{ a: ['0'] }]])(
  'passes what does not hold it: %j',
  (value) => {
    expect(holdsNulCharacter(value)).toBe(false);
  },
);
