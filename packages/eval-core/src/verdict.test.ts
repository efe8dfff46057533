import { describe, expect, it } from 'vitest';

import { extractionAt } from './answers/extraction.ts';
import { VERDICT_REASONS, verdictOf } from './verdict.ts';

const reasonsOf = (outcome: string) =>
  VERDICT_REASONS.filter((reason) => verdictOf(reason).outcome === outcome);

describe('verdictOf', () => {
  it('is correct only when verified', () => {
    expect(reasonsOf('correct')).toEqual(['verified']);
  });

  it('counts a missing, empty or cut-off answer as incorrect', () => {
    expect(reasonsOf('incorrect')).toEqual([
      'wrong-answer',
      'invalid-answer',
      'no-answer',
      'empty',
      'cut-off',
    ]);
  });

  it('never blames the model for what went wrong in grading', () => {
    expect(reasonsOf('unscorable')).toEqual([
      'unreadable-gold',
      'time-limit',
      'size-limit',
      'sandbox-failure',
      'unreadable-judgement',
      'grader-fault',
    ]);
  });

  it('leaves unknown what it is not told', () => {
    expect(verdictOf('no-answer')).toEqual({
      outcome: 'incorrect',
      reason: 'no-answer',
      extracted: null,
      doubts: [],
      checks: null,
      scores: null,
      detail: null,
      environment: null,
    });
  });
});

describe('extractionAt', () => {
  it('names the stretch without the white space around it', () => {
    const extraction = extractionAt('is \n B  end', { start: 2, end: 8, rule: 'r' });
    expect(extraction).toEqual({
      text: 'B',
      start: 5,
      end: 6,
      source: 'answer',
      rule: 'r',
      rivals: [],
    });
  });

  it('bounds what a hostile reply can put into a verdict', () => {
    const answer = 'x'.repeat(10_000);
    const rivals = Array.from({ length: 50 }, () => answer);
    const extraction = extractionAt(answer, { start: 0, end: 10_000, rule: 'r' }, rivals);
    expect(extraction.text).toBe(answer.slice(extraction.start, extraction.end));
    expect(JSON.stringify(extraction).length).toBeLessThan(4000);
  });
});
