import { describe, expect, it } from 'vitest';

import type { SampleVerdict } from '@assay/contracts/samples';

import { prepareVerdict } from './prepare-verdict.ts';

const verdict: SampleVerdict = {
  outcome: 'incorrect',
  reason: 'wrong-answer',
  extracted: 'C',
  doubts: ['rival-answers', 'some-newer-doubt'],
  checks: null,
  scores: null,
  detail: null,
  environment: null,
  grader: { kind: 'math', name: 'math', version: '3', params: { profile: 'qwen' } },
};

describe('a verdict in words', () => {
  it('tells why, what gives reason to doubt it, and who graded under what profile', () => {
    expect(prepareVerdict(verdict)).toMatchObject({
      reason: 'The answer was checked against the item and does not hold.',
      doubts: [
        'The reply gives answers that differ; one of them was graded.',
        'Doubt: some-newer-doubt.',
      ],
      checks: [],
      scores: [],
      grading: 'Graded by math 3, profile qwen.',
    });
  });

  it('says where a program ran', () => {
    const { grading } = prepareVerdict({ ...verdict, environment: 'bubblewrap, Python 3.11.2' });
    expect(grading).toContain('Ran in bubblewrap, Python 3.11.2.');
  });

  it('puts failed checks first and never counts one that does not apply', () => {
    const model = prepareVerdict({
      ...verdict,
      checks: { 'test 1': true, 'test 2': null, 'test 3': false, 'test 4': true },
    });
    expect(model.checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'test 3 fails',
      'test 1 passes',
      'test 4 passes',
      'test 2 does not apply',
    ]);
    expect(model.checkSummary).toBe('2 of 3 pass, 1 does not apply');
  });

  it('gives scores in per cent', () => {
    const { scores } = prepareVerdict({ ...verdict, scores: { precision: 2 / 3, recall: 0 } });
    expect(scores).toEqual([
      { name: 'precision', percent: '66.7' },
      { name: 'recall', percent: '0.0' },
    ]);
  });
});
