import { expect, test } from 'vitest';

import { findNativeFolder } from './binaries.ts';

test('a platform without PostgreSQL programs is told in one sentence with the way out', async () => {
  await expect(findNativeFolder('sunos-sparc')).rejects.toThrow(
    'There is no embedded PostgreSQL for sunos-sparc: install a PostgreSQL server and name it in DATABASE_URL.',
  );
});

test('a platform whose package npm did not install is told in one sentence', async () => {
  const foreign = process.platform === 'darwin' ? 'linux-x64' : 'darwin-arm64';

  await expect(findNativeFolder(foreign)).rejects.toThrow(/is not installed: run `npm ci`/);
});
