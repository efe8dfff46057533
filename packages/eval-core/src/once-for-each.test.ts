import { expect, it } from 'vitest';

import { onceForEach } from './once-for-each.ts';

it('makes one value for each object, also where that is undefined', () => {
  const made: string[] = [];
  const valueOf = onceForEach(({ name }: { name: string }) => {
    made.push(name);
    return name === 'none' ? undefined : { name };
  });
  const [a, alsoA, none] = [{ name: 'a' }, { name: 'a' }, { name: 'none' }];
  expect(valueOf(a)).toBe(valueOf(a));
  expect(valueOf(a)).not.toBe(valueOf(alsoA));
  expect([valueOf(none), valueOf(none)]).toEqual([undefined, undefined]);
  expect(made).toEqual(['a', 'a', 'none']);
});
