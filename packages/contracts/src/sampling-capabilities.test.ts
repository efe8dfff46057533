import { expect, it } from 'vitest';

import { DIALECTS } from './backends.ts';
import { refusedParameters, sentParameters } from './sampling-capabilities.ts';
import { defaultSampling, explicitSampling } from './sampling.ts';

const neutral = explicitSampling(defaultSampling);

it.each(DIALECTS)('%s refuses nothing that changes nothing', (dialect) => {
  expect(refusedParameters(neutral, dialect)).toEqual([]);
  expect(refusedParameters(defaultSampling, dialect)).toEqual([]);
});

// Which fields a chat route drops: the tables of the servers' own request types.
it.each([
  ['vllm', []],
  ['sglang', []],
  ['llamacpp', ['reasoningEffort']],
  ['tgi', ['topK', 'minP', 'repetitionPenalty', 'presencePenalty', 'thinking', 'reasoningEffort']],
  ['ollama', ['topK', 'minP', 'repetitionPenalty', 'thinking']],
  ['openai', ['topK', 'minP', 'repetitionPenalty', 'thinking']],
  ['plain', ['topK', 'minP', 'repetitionPenalty', 'thinking', 'reasoningEffort']],
] as const)('%s refuses by name what it would drop', (dialect, expected) => {
  const everything = {
    ...defaultSampling,
    ...{ topK: 20, minP: 0.05, repetitionPenalty: 1.05, presencePenalty: 0.5 },
    ...{ frequencyPenalty: 0.5, stop: ['\n\n'], thinking: false },
    reasoningEffort: 'low' as const,
  };
  expect(refusedParameters(everything, dialect)).toEqual(expected);
});

it('sends what changes nothing where a server has defaults of its own', () => {
  expect(sentParameters(neutral, 'vllm')).toEqual([
    ...['temperature', 'topP', 'maxTokens', 'topK', 'minP'],
    ...['repetitionPenalty', 'presencePenalty', 'frequencyPenalty'],
  ]);
  expect(sentParameters(neutral, 'plain')).toEqual(['temperature', 'topP', 'maxTokens']);
});

it.each(DIALECTS)('sends %s for a run of an older version what was sent for it then', (dialect) => {
  const chosen = { ...defaultSampling, topP: 0.95 };
  expect(sentParameters(chosen, dialect)).toEqual(['temperature', 'topP', 'maxTokens']);
});

// OpenAI's reference: "defaults to 1", of both.
it('leaves to a host what is its default anyway, since its models that reason refuse it by name', () => {
  const neutralBasics = { ...neutral, temperature: 1, topP: 1 };
  expect(sentParameters(neutralBasics, 'openai')).toEqual(['maxTokens']);
  const chosen = { ...neutral, temperature: 0.6, topP: 0.95 };
  expect(sentParameters(chosen, 'openai')).toEqual(['temperature', 'topP', 'maxTokens']);
});

// router/src/validation.rs: top_p must be > 0.0 and < 1.0, and is 1.0 where it is left out.
it('leaves a top_p of 1 to TGI, which refuses it and samples so by itself', () => {
  expect(sentParameters({ ...neutral, topP: 1 }, 'tgi')).not.toContain('topP');
  expect(sentParameters({ ...neutral, topP: 0.95 }, 'tgi')).toContain('topP');
});
