import { expect, test } from 'vitest';

import { CHEAP_PASSWORD, CHEAP_PASSWORD_HASH } from '../testing/cheap-password.ts';
import { hashPassword, matchesPassword, randomPassword } from './passwords.ts';

test('a hash matches its own password, typed in either Unicode form, and no other', async () => {
  const stored = await hashPassword('caf\u00e9 au lait, please');
  expect(stored).toMatch(/^scrypt\$131072\$8\$1\$/);
  expect(stored).not.toContain('lait');
  expect(await matchesPassword('cafe\u0301 au lait, please', stored)).toBe(true);
  expect(await matchesPassword('cafe au lait, please', stored)).toBe(false);
});

test('one password has another hash every time', async () => {
  expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
});

test.each([
  '',
  'plain text',
  'scrypt$16$1$1$c2FsdA==',
  'bcrypt$16$1$1$c2FsdA==$a2V5',
  'scrypt$16$1$1$c2FsdA==$a2V5',
])('never matches what it cannot read: "%s"', async (stored) => {
  expect(await matchesPassword('plain text', stored)).toBe(false);
});

test('reads hashes of another cost, so that the cost can rise', async () => {
  expect(await matchesPassword(CHEAP_PASSWORD, CHEAP_PASSWORD_HASH)).toBe(true);
  expect(await matchesPassword('Password', CHEAP_PASSWORD_HASH)).toBe(false);
});

test('a first password is twenty letters that cannot be misread, another every time', () => {
  const passwords = new Set(Array.from({ length: 200 }, randomPassword));
  expect(passwords.size).toBe(200);
  for (const password of passwords) {
    expect(password).toMatch(/^[a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{5}){3}$/);
  }
});
