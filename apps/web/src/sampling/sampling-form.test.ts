import fc from 'fast-check';
import { expect, test } from 'vitest';

import { REASONING_EFFORTS } from '@assay/contracts/sampling';

import { emptySamplingForm, samplingErrors, samplingForm, samplingOf } from './sampling-form.ts';

const optional = { requiredKeys: [] };
const samplings = fc.record(
  {
    temperature: fc.double({ min: 0, max: 2, noNaN: true }),
    maxTokens: fc.integer({ min: 1, max: 1_048_576 }),
    topK: fc.integer({ min: 0, max: 1_000_000 }),
    presencePenalty: fc.double({ min: -2, max: 2, noNaN: true }),
    stop: fc.array(fc.constantFrom('</answer>', '\n\n', 'a\nb', ' '), {
      minLength: 1,
      maxLength: 4,
    }),
    thinking: fc.boolean(),
    reasoningEffort: fc.constantFrom(...REASONING_EFFORTS),
  },
  optional,
);

test('a stored sampling comes back from the form as it was, and is right', () => {
  fc.assert(
    fc.property(samplings, (sampling) => {
      const form = samplingForm(sampling);
      expect(samplingOf(form)).toEqual(sampling);
      expect(samplingErrors(form)).toEqual({});
    }),
  );
});

test('an empty form says nothing, which is right for a checkpoint', () => {
  expect(samplingOf(emptySamplingForm)).toEqual({});
  expect(samplingErrors(emptySamplingForm)).toEqual({});
});

test('zero is a value and not an empty field', () => {
  expect(samplingOf({ ...emptySamplingForm, temperature: 0, minP: 0 })).toEqual({
    temperature: 0,
    minP: 0,
  });
});

test('every field that no server takes has its sentence', () => {
  const form = { ...emptySamplingForm, temperature: 3, topK: 1.5, stop: 'a\nb\nc\nd\ne' };
  expect(samplingErrors(form)).toEqual({
    temperature: 'Give a number from 0 to 2.',
    topK: 'Give a whole number from 0 to 1,000,000.',
    stop: 'Give at most 4 texts of at most 200 characters, one a line.',
  });
});
