import { describe, expect, it } from 'vitest';

import type { Trace } from '@assay/contracts/samples';

import { makeVariant } from '../../../../testing/make-variant.ts';
import { laidOutRequest, missingAnswer, prepareTraceFigures } from './prepare-trace.ts';

const trace: Trace = {
  id: '1',
  runId: 1,
  sweepId: 1,
  sweepName: 'Demo',
  checkpoint: { id: 1, name: 'solver:guess' },
  benchmark: { versionId: 1, title: 'Maze', version: 'abc' },
  item: { id: 1, key: 'L01-001', prompt: '', gold: 'B', isShared: true, attributes: {} },
  variant: makeVariant(),
  prompts: { templateText: '{{prompt}}', systemMessageText: null },
  repeat: 1,
  seed: 42,
  finish: 'length',
  promptTokens: null,
  completionTokens: 4096,
  thinkingTokens: null,
  tokensEstimated: false,
  thinkingEstimated: false,
  firstTokenMs: null,
  latencyMs: 420,
  weightsId: null,
  createdAt: new Date(0),
  verdict: null,
  thinking: null,
  answer: null,
  splitRule: 'unclosed-block',
  flags: [],
  request: '{}',
  annotations: [],
  verdicts: [],
  siblings: [],
  nextFailingId: null,
};

describe('a trace in figures and words', () => {
  it('never shows a count that the backend did not report as 0', () => {
    const figures = prepareTraceFigures(trace);
    expect(figures.find(({ label }) => label === 'Prompt tokens')).toEqual({
      label: 'Prompt tokens',
      value: null,
      reason: 'The backend did not report it.',
    });
  });

  it('says which count is only estimated, and of no other', () => {
    const counted = { ...trace, thinkingTokens: 3_000, promptTokens: 20 };
    const estimated = (marks: Partial<Trace>) =>
      prepareTraceFigures({ ...counted, ...marks })
        .filter(({ unit }) => unit === 'estimated')
        .map(({ label, value }) => `${label} ${value}`);
    expect(estimated({})).toEqual([]);
    expect(estimated({ tokensEstimated: true })).toEqual(['Completion tokens 4,096']);
    expect(estimated({ thinkingEstimated: true })).toEqual(['Thinking tokens 3,000']);
  });

  it('says of a reply cut off inside its thinking that there is no answer', () => {
    expect(missingAnswer(trace)).toBe('Cut off at max tokens: there is no answer.');
    expect(missingAnswer({ answer: null, finish: 'stop' })).toContain('there is no answer');
  });

  it('tells an empty answer from a missing one', () => {
    expect(missingAnswer({ answer: ' \n', finish: 'stop' })).toBe('The answer is empty.');
    expect(missingAnswer({ answer: 'B', finish: 'stop' })).toBeNull();
  });

  it('lays JSON out and leaves anything else alone', () => {
    expect(laidOutRequest('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(laidOutRequest('{"a":')).toBe('{"a":');
  });
});
