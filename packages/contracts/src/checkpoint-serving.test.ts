import { expect, it } from 'vitest';

import { DIALECTS } from './backends.ts';
import { checkpointServingSchema, requestedModel, servingRefusal } from './checkpoint-serving.ts';

const ADAPTER = { kind: 'adapter', name: 'step-10', path: '/loras/step-10' } as const;

it('lets a vLLM and an SGLang server be told what to load, and no other', () => {
  for (const kind of ['adapter', 'weights'] as const) {
    expect(DIALECTS.filter((dialect) => servingRefusal(kind, dialect) === null)).toEqual([
      'vllm',
      'sglang',
    ]);
  }
  expect(DIALECTS.filter((dialect) => servingRefusal('served', dialect) !== null)).toEqual([]);
});

it.each([
  ['vllm', ADAPTER, 'step-10'],
  ['sglang', ADAPTER, 'base:step-10'],
  ['sglang', { kind: 'weights', path: '/weights/step-10' }, 'base'],
  ['vllm', { kind: 'served' }, 'base'],
] as const)('asks %s for the model of %o as %s', (dialect, serving, model) => {
  expect(requestedModel({ servedName: 'base', serving }, dialect)).toBe(model);
});

it('takes no adapter whose name would be read as a model and its adapter', () => {
  expect(checkpointServingSchema.safeParse({ ...ADAPTER, name: 'a:b' }).success).toBe(false);
});
