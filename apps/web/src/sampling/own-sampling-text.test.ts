import { expect, test } from 'vitest';

import { ownSamplingNote } from './own-sampling-text.ts';

const vllm = { backendName: 'gpu', dialect: 'vllm' } as const;
const ollama = { backendName: 'laptop', dialect: 'ollama' } as const;

test('names the backends that sample with something of their own, each once', () => {
  const other = { backendName: 'box', dialect: 'plain' } as const;
  expect(ownSamplingNote([vllm, ollama, ollama, other])).toBe(
    'Not known, since the server has its own: top_k, min_p and repetition_penalty at laptop (Ollama), box (OpenAI-compatible).',
  );
});

test('says nothing where all is known', () => {
  expect(ownSamplingNote([vllm])).toBeNull();
  expect(ownSamplingNote([])).toBeNull();
});
