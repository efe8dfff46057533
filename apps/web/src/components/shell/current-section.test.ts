import { expect, test } from 'vitest';

import { isCurrentSection } from './current-section.ts';

test('a section holds the pages below it, and only those', () => {
  expect(isCurrentSection('/sweeps', '/sweeps')).toBe(true);
  expect(isCurrentSection('/sweeps', '/sweeps/12')).toBe(true);
  expect(isCurrentSection('/sweeps', '/sweepstakes')).toBe(false);
});

test('the training curves are a view of the leaderboard', () => {
  expect(isCurrentSection('/', '/training')).toBe(true);
});

test('the start page never lights up on other pages', () => {
  expect(isCurrentSection('/', '/')).toBe(true);
  expect(isCurrentSection('/', '/sweeps')).toBe(false);
});
