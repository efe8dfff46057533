import { describe, expect, it } from 'vitest';

import { isPassingDatabaseError } from './database-error.ts';

const withCode = (code: string) => Object.assign(new Error('refused'), { code });

describe('isPassingDatabaseError', () => {
  it.each([
    ['a full disk', '53100'],
    ['no connection left', '53300'],
    ['a server that shuts down', '57P01'],
    ['a deadlock', '40P01'],
    ['a database that lets nobody in', '55000'],
    ['a server that only reads', '25006'],
    ['a password that was changed', '28P01'],
    ['a right that was taken away', '42501'],
    ['a column that a newer schema has renamed', '42703'],
    ['a server that is away', 'ECONNREFUSED'],
    // Five letters, as a SQLSTATE has.
    ['a broken pipe', 'EPIPE'],
  ])('%s may pass', (_, code) => {
    expect(isPassingDatabaseError(withCode(code))).toBe(true);
  });

  it.each([
    ['a number out of range', '22003'],
    ['a character that no text may hold', '22021'],
    ['a broken constraint', '23514'],
    ['too large a row', '54000'],
  ])('%s comes again with the same values', (_, code) => {
    expect(isPassingDatabaseError(withCode(code))).toBe(false);
  });

  it('an error of our own does not pass', () => {
    expect(isPassingDatabaseError(new TypeError('not a function'))).toBe(false);
  });

  it('asks the first of several addresses', () => {
    const error = new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]);
    expect(isPassingDatabaseError(error)).toBe(true);
  });
});
