import { expect, test } from 'vitest';

import { samplingForm } from '../../../../sampling/sampling-form.ts';
import { furtherSummary } from './further-summary.ts';

test('names what is set and what is wrong, the basic parameters apart', () => {
  const form = samplingForm({ temperature: 0.6, topK: 20, thinking: false, stop: ['a', 'b'] });
  expect(furtherSummary(form, { temperature: 'wrong', topK: 'refused' })).toEqual({
    set: 'top_k 20, stop (2), enable_thinking off',
    refused: 'to correct: top_k',
  });
});

test('says so when nothing is set', () => {
  expect(furtherSummary(samplingForm({ maxTokens: 5 }), {})).toEqual({
    set: 'none set',
    refused: null,
  });
});
