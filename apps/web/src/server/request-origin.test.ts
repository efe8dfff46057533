import { expect, test } from 'vitest';

import { isForeign } from './request-origin.ts';

const request = (method: string, site?: string) => ({
  method,
  headers: new Headers(site === undefined ? {} : { 'sec-fetch-site': site }),
});

test('a change from another page is foreign, from the same machine too', () => {
  expect(isForeign(request('POST', 'cross-site'))).toBe(true);
  expect(isForeign(request('POST', 'same-site'))).toBe(true);
  expect(isForeign(request('POST', 'same-origin'))).toBe(false);
});

test('a command line and a plain read are not foreign', () => {
  expect(isForeign(request('POST'))).toBe(false);
  expect(isForeign(request('GET', 'cross-site'))).toBe(false);
});
