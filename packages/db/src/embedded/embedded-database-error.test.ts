import { expect, test } from 'vitest';

import { asDataFolderError, findReason, tellsOfFullDisk } from './embedded-database-error.ts';

test('takes the reason from the line that PostgreSQL marked as fatal', () => {
  // postgres 18 on a damaged cluster
  const output =
    'pg_ctl: could not start server\nExamine the log output.\n2026-11-22 18:51:41.094 UTC [17120] FATAL:  could not open file "global/pg_control"\n';

  expect(findReason(output)).toBe('could not open file "global/pg_control"');
});

test('falls back to the last line, and to a word when there is none', () => {
  expect(findReason('one\ntwo\n')).toBe('two');
  expect(findReason('')).toBe('no message');
});

test('sees a full disk also in a write that was cut short', () => {
  // initdb 18 on a tmpfs of 20 MB
  const output =
    'FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 9\nHINT:  Check free disk space.';

  expect(tellsOfFullDisk(output)).toBe(true);
  expect(tellsOfFullDisk('FATAL:  lock file "postmaster.pid" already exists')).toBe(false);
});

test.each([
  ['ENOSPC', 'is full'],
  ['EROFS', 'cannot be written'],
  ['EACCES', 'cannot be written'],
  ['ENOTDIR', 'is not a folder'],
])('turns %s into a sentence about the data folder', (code, words) => {
  const error = asDataFolderError(Object.assign(new Error(code), { code }), '/somewhere');

  expect(String(error)).toContain('/somewhere');
  expect(String(error)).toContain(words);
});

test('passes an error of another kind unchanged', () => {
  const error = new TypeError('a bug');

  expect(asDataFolderError(error, '/somewhere')).toBe(error);
});
