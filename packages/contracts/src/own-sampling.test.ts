import { expect, it } from 'vitest';

import { DIALECTS } from './backends.ts';
import { knownSampling, ownParameters } from './own-sampling.ts';
import { SAMPLING_CAPABILITIES, sentParameters } from './sampling-capabilities.ts';
import { defaultSampling, explicitSampling } from './sampling.ts';

const neutral = explicitSampling(defaultSampling);

it.each(['vllm', 'sglang', 'llamacpp', 'tgi', 'openai'] as const)(
  'knows all of what %s samples with',
  (dialect) => {
    expect(knownSampling(neutral, dialect)).toEqual(neutral);
  },
);

it.each(['ollama', 'plain'] as const)('claims nothing of what %s fills in itself', (dialect) => {
  const known = { ...defaultSampling, presencePenalty: 0, frequencyPenalty: 0, stop: [] };
  expect(knownSampling(neutral, dialect)).toEqual(known);
});

it.each(DIALECTS)('has %s fill in only what it takes no value of', (dialect) => {
  for (const parameter of ownParameters(dialect)) {
    expect(SAMPLING_CAPABILITIES[dialect][parameter]).toBe('refused');
  }
});

it.each(DIALECTS)('changes no request to %s', (dialect) => {
  expect(sentParameters(knownSampling(neutral, dialect), dialect)).toEqual(
    sentParameters(neutral, dialect),
  );
});
