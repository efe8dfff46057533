import { expect, test } from 'vitest';

import { expectedTokens, type ForecastInput } from './expected-tokens.ts';

const measured = { checkpointId: 1, versionId: 1, templateId: 10, systemMessageId: 30 };

const input: ForecastInput = {
  checkpoints: [{ checkpointId: 1, systemMessageId: 30 }],
  benchmarks: [{ versionId: 1, title: 'Maze', items: 3, templateId: 10 }],
  choice: { promptTemplateIds: [null, 11], systemMessageIds: [null] },
  repeats: 2,
  runs: 2,
  lengths: [
    { ...measured, meanCompletionTokens: 100 },
    { ...measured, templateId: 11, meanCompletionTokens: 50 },
  ],
};

test('adds up items × repeats × mean length of every run: 3 × 2 × (100 + 50)', () => {
  expect(expectedTokens(input)).toBe(900);
});

test('is unknown where one combination was never measured, however often others were', () => {
  const another = { ...measured, templateId: 12, meanCompletionTokens: 70 };
  const lengths = [...input.lengths.slice(0, 1), another];
  expect(expectedTokens({ ...input, lengths })).toBeNull();
});

test('is unknown where a message that no run has sent is to be sent', () => {
  const checkpoints = [{ checkpointId: 1, systemMessageId: null }];
  expect(expectedTokens({ ...input, checkpoints })).toBeNull();
});

test('passes over what was measured with other prompts', () => {
  const further = { ...measured, systemMessageId: 31, meanCompletionTokens: 1_000_000 };
  expect(expectedTokens({ ...input, lengths: [...input.lengths, further] })).toBe(900);
});
