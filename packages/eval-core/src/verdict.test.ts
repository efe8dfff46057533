import { describe, expect, it } from 'vitest';

import { extractionAt } from './extraction.ts';
import { FINISHES } from './finish.ts';
import { brokenItemVerdict, missingAnswerVerdict, verdictOn } from './verdict.ts';

describe('verdicts', () => {
  it('says cut-off only of a reply that hit its token limit', () => {
    const reasons = FINISHES.map((finish) => missingAnswerVerdict(finish).reason);
    expect(reasons).toEqual(['no-answer', 'cut-off', 'no-answer', 'no-answer']);
    expect(missingAnswerVerdict('length').outcome).toBe('incorrect');
  });

  it('never blames the model for a broken item', () => {
    expect(brokenItemVerdict().outcome).toBe('unscorable');
  });

  it('is correct only when verified', () => {
    const extracted = extractionAt('B', { start: 0, end: 1 }, { rule: 'r', rivals: [] });
    const outcomes = (['verified', 'wrong-answer', 'invalid-answer'] as const).map(
      (reason) => verdictOn(extracted, reason, []).outcome,
    );
    expect(outcomes).toEqual(['correct', 'incorrect', 'incorrect']);
  });
});

describe('extractionAt', () => {
  it('names the stretch without the white space around it', () => {
    const answer = 'is \n B  end';
    const extraction = extractionAt(answer, { start: 2, end: 8 }, { rule: 'r', rivals: [] });
    expect(extraction).toEqual({ text: 'B', start: 5, end: 6, rule: 'r', rivals: [] });
  });

  it('bounds what a hostile reply can put into a verdict', () => {
    const answer = 'x'.repeat(10_000);
    const rivals = Array.from({ length: 50 }, () => answer);
    const extraction = extractionAt(answer, { start: 0, end: 10_000 }, { rule: 'r', rivals });
    expect(extraction.text).toBe(answer.slice(extraction.start, extraction.end));
    expect(JSON.stringify(extraction).length).toBeLessThan(4000);
  });
});
