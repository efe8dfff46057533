import { expect, test } from 'vitest';

import type { ReplicaProbe } from '@assay/contracts/backends';

import { dialectDisagreement, probedDialect, servedModelRows } from './probed.ts';

function probe(url: string, part: Partial<ReplicaProbe> = {}): ReplicaProbe {
  const nothing = { dialect: null, models: [], server: null, latencyMs: null, message: '' };
  return { url, reachable: (part.dialect ?? null) !== null, ...nothing, ...part };
}

const model = (id: string, maxModelTokens: number | null = null) => ({
  id,
  ownedBy: null,
  maxModelTokens,
});

test('the dialect is that of the first replica that answered', () => {
  expect(probedDialect([probe('a'), probe('b', { dialect: 'vllm' })])).toBe('vllm');
  expect(probedDialect([probe('a')])).toBeNull();
});

test('replicas of two kinds are told apart, one that is away is not', () => {
  const vllm = probe('a', { dialect: 'vllm' });
  expect(dialectDisagreement([vllm, probe('b')])).toBeNull();
  expect(dialectDisagreement([vllm, probe('b', { dialect: 'tgi' })])).toContain('vLLM and TGI');
});

test('a model is listed once, with its shortest context and where it is missing', () => {
  const rows = servedModelRows([
    probe('a', { dialect: 'vllm', models: [model('x', 8192), model('y')] }),
    probe('b', { dialect: 'vllm', models: [model('x', 4096)] }),
    probe('away'),
  ]);
  expect(rows).toEqual([
    { id: 'x', maxModelTokens: 4096, missingOn: [] },
    { id: 'y', maxModelTokens: null, missingOn: ['b'] },
  ]);
});
