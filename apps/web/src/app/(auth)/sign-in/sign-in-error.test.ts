import { expect, test } from 'vitest';

import { signInError } from './sign-in-error.ts';

test('a wrong password does not say which of the two was wrong', () => {
  expect(signInError('CredentialsSignin')).toBe('That e-mail and password do not belong together.');
});

test('text from the address is never shown', () => {
  expect(signInError('Call 555-0100 to unlock')).not.toContain('555');
  expect(signInError('constructor')).toBe(
    'Sign-in did not work; try again, or ask an administrator.',
  );
});

test('no code is no error', () => {
  expect(signInError(undefined)).toBeNull();
  expect(signInError('')).toBeNull();
});
