import { expect, test } from 'vitest';

import { describeBrowser } from './browser.ts';

// User agents as the browsers' own documentation gives them.
const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';
const edge = `${chrome.replace('X11; Linux x86_64', 'Windows NT 10.0; Win64; x64')} Edg/120.0.0.0`;
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1';

test('a browser is named for itself and not for the ones it imitates', () => {
  expect(describeBrowser(chrome)).toBe('Chrome on Linux');
  expect(describeBrowser(edge)).toBe('Edge on Windows');
  expect(describeBrowser(iphone)).toBe('Safari on iPhone');
});

test('an unknown or missing user agent is said to be unknown', () => {
  expect(describeBrowser('curl/8.0')).toBe('Unknown browser');
  expect(describeBrowser(null)).toBe('Unknown browser');
});
