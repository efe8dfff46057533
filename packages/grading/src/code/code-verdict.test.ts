import { describe, expect, it } from 'vitest';

import { codeVerdict } from './code-verdict.ts';
import { failed, NOT_RUN, PASSED } from './program-test.ts';

describe('codeVerdict', () => {
  it('is correct when all tests pass', () => {
    expect(codeVerdict([PASSED, PASSED], 'a sandbox')).toMatchObject({
      reason: 'verified',
      checks: { 'test 1': true, 'test 2': true },
      scores: { 'tests-passed': 1 },
      detail: 'All 2 tests pass.',
      environment: 'a sandbox',
    });
  });

  it('explains the first test that fails', () => {
    const outcomes = [PASSED, failed('over 6 s'), failed('expected 1, got 2'), NOT_RUN];
    expect(codeVerdict(outcomes, '')).toMatchObject({
      reason: 'wrong-answer',
      checks: { 'test 1': true, 'test 2': false, 'test 3': false, 'test 4': null },
      scores: { 'tests-passed': 0.25 },
      detail: '1 of 4 tests pass; test 2: over 6 s',
    });
  });

  it('is unscorable, without a score, when tests were left out and none failed', () => {
    expect(codeVerdict([PASSED, NOT_RUN], '')).toMatchObject({
      outcome: 'unscorable',
      reason: 'time-limit',
      checks: { 'test 1': true, 'test 2': null },
      scores: null,
    });
  });

  it('stays small', () => {
    const verdict = codeVerdict(Array(5_000).fill(failed('x'.repeat(10_000))), '');
    expect(Object.keys(verdict.checks ?? {})).toHaveLength(200);
    expect(verdict.scores).toEqual({ 'tests-passed': 0 });
    expect(verdict.detail?.length).toBeLessThanOrEqual(1_000);
  });
});
