import { expect, test } from 'vitest';

import { idSchema, sampleIdSchema } from './ids.ts';

test.each(['1', '42', '9007199254740993', '9223372036854775807'])(
  'takes %s as the id of a sample',
  (id) => {
    expect(sampleIdSchema.parse(id)).toBe(id);
  },
);

test.each(['', '0', '-1', '01', '1.5', 'abc', '1e3', ' 1', '9223372036854775808', '9'.repeat(20)])(
  'refuses "%s" as the id of a sample',
  (id) => {
    expect(sampleIdSchema.safeParse(id).success).toBe(false);
  },
);

test('takes row ids from 1 to the last int4', () => {
  const taken = [0, 1, 1.5, 2_147_483_647, 2_147_483_648].filter(
    (id) => idSchema.safeParse(id).success,
  );
  expect(taken).toEqual([1, 2_147_483_647]);
});
