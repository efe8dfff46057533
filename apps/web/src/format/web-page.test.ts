import { expect, test } from 'vitest';

import { withoutWebPage } from './web-page.ts';

test.each([
  [
    'HTTP 404: <!DOCTYPE html>\n<html><body>Not found</body></html>',
    'HTTP 404 with a web page, not an answer of the API. Check the base URL.',
  ],
  [
    'HTTP 502: <html>\r\n<head><title>502 Bad Gateway</title></head>',
    'HTTP 502 with a web page, not an answer of the API.',
  ],
])('a page for browsers is named: %j', (message, shown) => {
  expect(withoutWebPage(message)).toBe(shown);
});

test.each([
  'HTTP 400: <think> is not allowed',
  'HTTP 404: The model `x` does not exist.',
  'HTTP 500',
  'It sent <html> in its reply.',
])('what is none stays as it is: %s', (message) => {
  expect(withoutWebPage(message)).toBe(message);
});
