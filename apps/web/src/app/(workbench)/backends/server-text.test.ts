import { expect, it } from 'vitest';

import { serverText } from './server-text.ts';

const SILENT = {
  version: null,
  weightsId: null,
  slots: null,
  hasMetrics: false,
  isHealthy: null,
};

it('says what is known, and whether the queue can be read', () => {
  expect(serverText(SILENT)).toBe('Does not tell how many requests wait.');
  expect(
    serverText({
      version: '0.5.6',
      weightsId: 'step-2',
      slots: 256,
      hasMetrics: true,
      isHealthy: true,
    }),
  ).toBe('Version 0.5.6, weights step-2, 256 requests at once, tells how many requests wait.');
});

it('says when a server is not well', () => {
  expect(serverText({ ...SILENT, isHealthy: false })).toContain('not healthy');
});
