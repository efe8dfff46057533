import { describe, expect, it } from 'vitest';

import { DOUBTS, VERDICT_REASONS } from '@assay/eval-core/verdict';

import { doubtWords, finishWords, reasonWords } from './verdict-words.ts';

describe('words for verdicts', () => {
  it('has a full sentence for every reason that a grader can give', () => {
    for (const reason of VERDICT_REASONS) {
      expect(reasonWords(reason).sentence).toMatch(/^[A-Z].+\.$/);
      expect(reasonWords(reason).sentence).not.toContain('Reason:');
    }
  });

  it('never says the same of two reasons', () => {
    const sentences = VERDICT_REASONS.map((reason) => reasonWords(reason).sentence);
    expect(new Set(sentences).size).toBe(VERDICT_REASONS.length);
  });

  it('shows an unknown reason as it is rather than hiding it', () => {
    expect(reasonWords('judge-declined').short).toBe('judge-declined');
  });

  it('does not take a name of Object.prototype for a reason', () => {
    expect(reasonWords('constructor').short).toBe('constructor');
    expect(doubtWords('toString')).toBe('Doubt: toString.');
  });

  it('explains every doubt', () => {
    for (const doubt of DOUBTS) expect(doubtWords(doubt)).not.toContain('Doubt:');
  });

  it('says of a reply at its token limit that it was cut off', () => {
    expect(finishWords('length')).toBe('cut off at max tokens');
  });
});
