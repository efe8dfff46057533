import { expect, test } from 'vitest';

import { backendUrlSchema } from './backends.ts';

const complaints = (url: string) =>
  backendUrlSchema.safeParse(url).error?.issues.map(({ message }) => message);

test.each([
  ['http://gpu-1:8000/v1', 'http://gpu-1:8000/v1'],
  ['https://host.example/a@b/v1//', 'https://host.example/a@b/v1'],
])('%s is a base URL', (url, kept) => {
  expect(backendUrlSchema.parse(url)).toBe(kept);
});

test.each(['http://u:p4ss@gpu-1/v1', 'http://u@gpu-1/v1', 'http://:p4ss@gpu-1/v1'])(
  'who may ask does not stand in the address, which everybody sees: %s',
  (url) => {
    expect(complaints(url)).toEqual([
      'Give the address without a user name or password; a key has a field of its own.',
    ]);
  },
);

test.each(['http://gpu-1/v1?key=abc', 'http://gpu-1/v1?', 'http://gpu-1/v1#a', 'http://gpu-1/#'])(
  'nothing follows the path, as the path of a request is put after it: %s',
  (url) => {
    expect(complaints(url)).toEqual(['Give the address without ? or # and what follows.']);
  },
);

test('what is no address has that complaint alone', () => {
  const expected = 'Give the base URL with http:// or https://, for example http://gpu-1:8000/v1.';
  for (const text of ['', 'gpu-1?', 'ftp://u:p@gpu-1/?'])
    expect(complaints(text)).toEqual([expected]);
});
