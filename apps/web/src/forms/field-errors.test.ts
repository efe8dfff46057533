import { expect, test } from 'vitest';
import { z } from 'zod';

import { fieldErrors, orUndefined } from './field-errors.ts';

test('each field keeps its first complaint, also for what is nested in it', () => {
  const schema = z.object({
    name: z.string().min(2, 'too short').regex(/^a/, 'no a'),
    urls: z.array(z.string().min(1, 'empty')),
    fine: z.string(),
  });
  const { error } = schema.safeParse({ name: 'b', urls: ['x', ''], fine: 'yes' });
  expect(error && fieldErrors(error)).toEqual({ name: 'too short', urls: 'empty' });
});

test('blank text counts as nothing', () => {
  expect(orUndefined('  ')).toBeUndefined();
  expect(orUndefined(' a ')).toBe('a');
});
