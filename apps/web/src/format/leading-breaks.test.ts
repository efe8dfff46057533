import { expect, test } from 'vitest';

import { withoutLeadingBreaks } from './leading-breaks.ts';

test.each([
  ['\n\nFour.\n', 'Four.\n'],
  ['\r\n \t\n    indented', '    indented'],
  ['\n', ''],
  ['  Four.', '  Four.'],
  ['', ''],
])('of %j is shown %j', (text, shown) => {
  expect(withoutLeadingBreaks(text)).toBe(shown);
});
