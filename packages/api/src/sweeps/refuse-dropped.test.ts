import { expect, it } from 'vitest';

import { AssayError } from '@assay/contracts/errors';
import { defaultSampling } from '@assay/contracts/sampling';

import { refuseDropped } from './refuse-dropped.ts';

const SAMPLING = { ...defaultSampling, topK: 20, reasoningEffort: 'low' as const };

it('names each backend once, with the parameters that it would drop', () => {
  const backends = [
    { backendName: 'gpu', dialect: 'vllm' },
    { backendName: 'laptop', dialect: 'ollama' },
    { backendName: 'laptop', dialect: 'ollama' },
    { backendName: 'old', dialect: 'plain' },
  ] as const;
  expect(() => {
    refuseDropped(SAMPLING, backends);
  }).toThrow(
    new AssayError(
      'bad-input',
      'Some sampling parameters would not be followed. laptop (Ollama): top_k; old (OpenAI-compatible): top_k, reasoning_effort. Leave them at their defaults, or choose other checkpoints.',
    ),
  );
});

it('refuses nothing where all of them are followed', () => {
  refuseDropped(SAMPLING, [{ backendName: 'gpu', dialect: 'sglang' }]);
  refuseDropped(defaultSampling, [{ backendName: 'old', dialect: 'plain' }]);
});
