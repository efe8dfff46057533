import { expect, test } from 'vitest';

import { primaryVerified, verifiedClaim } from './verified-email.ts';

test('an OpenID Connect address counts only when the provider says exactly that it is verified', () => {
  expect(verifiedClaim({ email: 'a@b.example', email_verified: true })).toBe('a@b.example');
  expect(verifiedClaim({ email: 'a@b.example', email_verified: 'true' })).toBeNull();
  expect(verifiedClaim({ email: 'a@b.example', email_verified: false })).toBeNull();
  expect(verifiedClaim({ email: 'a@b.example' })).toBeNull();
  expect(verifiedClaim(undefined)).toBeNull();
});

test('an unverified primary GitHub address never signs anybody in', () => {
  const other = { email: 'other@b.example', primary: false, verified: true };
  const primary = { email: 'me@b.example', primary: true, verified: true };
  expect(primaryVerified([other, primary])).toBe('me@b.example');
  expect(primaryVerified([other, { ...primary, verified: false }])).toBeNull();
  expect(primaryVerified({ message: 'Bad credentials' })).toBeNull();
});
