import { expect, test } from 'vitest';

import { parseCsv } from './parse-csv.ts';

test('reads quotes, line ends inside quotes, empty fields and either line end', () => {
  expect(parseCsv('a,b\r\n"1,""2""\n",\n,""\n')).toEqual({
    header: ['a', 'b'],
    rows: [
      { a: '1,"2"\n', b: '' },
      { a: '', b: '' },
    ],
  });
});

test.each(['', 'a,b\n1\n', 'a\n1', 'a\n"1\n', 'a\n1"\n', 'a\n"1"2\n', 'a\r1\n', 'a,'])(
  'refuses %j',
  (text) => {
    expect(() => parseCsv(text)).toThrow();
  },
);
