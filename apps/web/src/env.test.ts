import { expect, test } from 'vitest';

import { parseEnv } from './env.ts';

const complete = {
  DATABASE_URL: 'postgresql://assay@127.0.0.1:5432/assay',
  NEXTAUTH_SECRET: 's'.repeat(32),
  NEXTAUTH_URL: 'http://127.0.0.1:3000',
  ASSAY_SECRET_KEY: 'k'.repeat(44),
};

test('a complete environment is read, without sign-in providers', () => {
  expect(parseEnv(complete)).toEqual(complete);
});

test('a missing variable fails with a sentence that names it', () => {
  for (const name of Object.keys(complete)) {
    expect(() => parseEnv({ ...complete, [name]: undefined })).toThrow(name);
    expect(() => parseEnv({ ...complete, [name]: '' })).toThrow(name);
  }
});

test('half a provider is refused', () => {
  expect(() => parseEnv({ ...complete, GITHUB_ID: 'id' })).toThrow(
    'Set both GITHUB_ID and GITHUB_SECRET, or neither.',
  );
  expect(() =>
    parseEnv({ ...complete, OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'id' }),
  ).toThrow('together');
});

test('an empty provider variable counts as absent', () => {
  expect(parseEnv({ ...complete, GITHUB_ID: '', GITHUB_SECRET: '' })).toEqual(complete);
});
