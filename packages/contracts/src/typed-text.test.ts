import { expect, test } from 'vitest';

import { createCheckpointInput } from './checkpoints.ts';
import { typedText } from './typed-text.ts';

test('a text counts without the white space around it, and one that is too long is told in words', () => {
  expect(typedText(3).parse(' abc ')).toBe('abc');
  expect(typedText(2_000).safeParse('a'.repeat(2_001)).error?.issues).toEqual([
    expect.objectContaining({ message: 'Give at most 2,000 characters.' }),
  ]);
});

test('every text of a checkpoint that is too long is told in words', () => {
  const long = 'a'.repeat(20_001);
  const texts = { name: long, servedName: long, family: long, trainingRun: long };
  const serving = { kind: 'adapter', name: long, path: long };
  const input = { backendId: 1, ...texts, systemMessage: long, serving };
  const messages = createCheckpointInput
    .safeParse(input)
    .error?.issues.map((issue) => [issue.path.join('.'), issue.message]);
  expect(Object.fromEntries(messages ?? [])).toEqual({
    name: 'Give at most 160 characters.',
    servedName: 'Give at most 300 characters.',
    family: 'Give at most 120 characters.',
    trainingRun: 'Give at most 120 characters.',
    systemMessage: 'Give at most 20,000 characters.',
    'serving.name': 'Give at most 300 characters.',
    'serving.path': 'Give at most 2,000 characters.',
  });
});
