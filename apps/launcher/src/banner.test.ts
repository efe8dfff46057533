import { expect, test } from 'vitest';

import { bannerLines, demoLine, jsonLine, type BannerFacts } from './banner.ts';

const facts: BannerFacts = {
  url: 'http://localhost:3000',
  email: 'admin@assay.local',
  password: 'first-secret',
  passwordKind: 'one-time',
  dataFolder: '/data',
  running: [{ what: 'web', where: 'http://localhost:3000' }],
};

test('the JSON line has the password at the first start only, and no other keys', () => {
  expect(jsonLine(facts)).toBe(
    '{"url":"http://localhost:3000","email":"admin@assay.local","password":"first-secret"}',
  );
  expect(jsonLine({ ...facts, password: null })).toBe(
    '{"url":"http://localhost:3000","email":"admin@assay.local"}',
  );
});

test('a later start names the command that makes a new password', () => {
  const lines = bannerLines({ ...facts, password: null }, false).join('\n');

  expect(lines).toContain('npm run -s assay -- reset-password');
  expect(lines).not.toContain('first-secret');
});

test('a later start does not say that a password was set which was only given out', () => {
  const laterLines = (passwordKind: typeof facts.passwordKind) =>
    bannerLines({ ...facts, password: null, passwordKind }, false).join('\n');
  expect(laterLines('one-time')).toContain('the one-time password that you were shown');
  expect(laterLines('chosen')).toContain('as you set it');
  expect(laterLines('none')).toContain('none, as you sign in elsewhere');
});

test('has no control characters without a terminal', () => {
  expect(bannerLines(facts, false).join('')).not.toContain('\u001b');
  expect(bannerLines(facts, true).join('')).toContain('\u001b');
});

test('tells the demo sweep in generations', () => {
  expect(demoLine({ done: 3, planned: 12, finished: false })).toBe(
    'Demo sweep: 3 of 12 generations',
  );
});
