import { expect, test } from 'vitest';

import type { Backend, Dialect, ReplicaProbe } from '@assay/contracts/backends';
import { NO_TIME_LIMITS } from '@assay/contracts/time-limits';

import {
  backendForm,
  emptyBackendForm,
  readChangedBackend,
  readNewBackend,
  readProbe,
  suggestBackendName,
} from './backend-form.ts';

const filled = { ...emptyBackendForm, urls: [' http://gpu-1:8000/v1 '], name: 'gpu-1' };

const stored: Backend = {
  id: 7,
  name: 'gpu-1',
  dialect: 'vllm',
  replicaUrls: ['http://gpu-1:8000/v1', 'http://gpu-1:8001/v1'],
  hasSecret: true,
  maxConcurrency: 64,
  timeLimits: { ...NO_TIME_LIMITS, idleSeconds: 90 },
  replies: 'whole',
  checkpointCount: 0,
  isDeletable: true,
  createdAt: new Date(0),
};

function probe(dialect: Dialect | null): ReplicaProbe {
  const nothing = { models: [], server: null, latencyMs: null, message: '' };
  return { url: 'http://gpu-1:8000/v1', reachable: dialect !== null, dialect, ...nothing };
}

test('a filled form is ready with the dialect that was found, and without a key when none was typed', () => {
  expect(readNewBackend(filled, [probe('vllm')])).toEqual({
    kind: 'ready',
    input: {
      name: 'gpu-1',
      replicaUrls: ['http://gpu-1:8000/v1'],
      dialect: 'vllm',
      secret: undefined,
      maxConcurrency: 16,
      timeLimits: NO_TIME_LIMITS,
      replies: 'streamed',
    },
  });
});

test('a fixed dialect stands against what was found, and nothing found is plain', () => {
  const dialectOf = (form: typeof filled, probed: 'vllm' | null) => {
    const read = readNewBackend(form, [probe(probed)]);
    return read.kind === 'ready' && read.input.dialect;
  };
  expect(dialectOf({ ...filled, dialect: 'sglang' }, 'vllm')).toBe('sglang');
  expect(dialectOf(filled, null)).toBe('plain');
});

test('replicas of different kinds are no backend, unless a person says what they speak', () => {
  const probes = [probe('vllm'), probe('tgi')];
  const reason =
    'The replicas speak different dialects, vLLM and TGI: make a backend of each kind.';
  expect(readNewBackend(filled, probes)).toEqual({
    kind: 'incomplete',
    errors: { dialect: reason },
  });
  const changed = { ...backendForm(stored), dialect: 'probed' as const };
  expect(readChangedBackend(changed, { id: 7, probes })).toMatchObject({
    errors: { dialect: reason },
  });
  expect(readNewBackend({ ...filled, dialect: 'vllm' }, probes).kind).toBe('ready');
});

test('every field that stands in the way is named with a sentence, each address by itself', () => {
  const urls = ['http://gpu-1/v1', 'gpu-2'];
  const read = readNewBackend({ ...emptyBackendForm, urls, maxConcurrency: null }, []);
  expect(read).toEqual({
    kind: 'incomplete',
    errors: {
      name: 'Give the backend a name.',
      urls: [
        undefined,
        'Give the base URL with http:// or https://, for example http://gpu-1:8000/v1.',
      ],
      secret: undefined,
      maxConcurrency: 'Give a whole number from 1 to 4,096.',
      timeLimits: {},
    },
  });
});

test('a limit of time that is none is told under its field', () => {
  const timeLimits = { ...NO_TIME_LIMITS, connectSeconds: 0.5, totalSeconds: 700_000 };
  const read = readNewBackend({ ...filled, timeLimits }, []);
  expect(read.kind === 'incomplete' && read.errors.timeLimits).toEqual({
    connectSeconds: 'Give whole seconds from 1 to 600, or nothing.',
    totalSeconds: 'Give whole seconds from 1 to 604,800, or nothing.',
  });
});

test('an address that stands twice is told under the last', () => {
  const urls = ['http://gpu-1/v1', 'http://gpu-1/v1/'];
  const read = readProbe({ ...filled, urls }, null);
  expect(read.kind === 'incomplete' && read.errors.urls).toEqual([
    undefined,
    'A base URL is given twice.',
  ]);
});

test('a stored backend comes back from its form as it was, its key kept unseen', () => {
  expect(readChangedBackend(backendForm(stored), { id: 7, probes: [] })).toEqual({
    kind: 'ready',
    input: {
      id: 7,
      name: 'gpu-1',
      replicaUrls: stored.replicaUrls,
      dialect: 'vllm',
      secret: { kind: 'keep' },
      maxConcurrency: 64,
      timeLimits: stored.timeLimits,
      replies: 'whole',
    },
  });
});

test.each([
  [{ keyChange: 'remove', secret: '' }, { kind: 'remove' }],
  [
    { keyChange: 'replace', secret: 'k' },
    { kind: 'replace', secret: 'k' },
  ],
  [{ keyChange: 'replace', secret: ' ' }, { kind: 'keep' }],
] as const)('of %o the key becomes %o', (part, secret) => {
  const read = readChangedBackend({ ...backendForm(stored), ...part }, { id: 7, probes: [] });
  expect(read.kind === 'ready' && read.input.secret).toEqual(secret);
});

test('a probe asks with the key that was typed, else with the stored one, and needs no name', () => {
  const form = backendForm(stored);
  const keyOf = (read: ReturnType<typeof readProbe>) =>
    read.kind === 'ready' && [read.input.secret, read.input.secretOf];
  expect(keyOf(readProbe({ ...form, name: '' }, 7))).toEqual([undefined, 7]);
  expect(keyOf(readProbe({ ...form, keyChange: 'replace', secret: ' k ' }, 7))).toEqual([
    'k',
    undefined,
  ]);
  expect(keyOf(readProbe({ ...form, keyChange: 'remove' }, 7))).toEqual([undefined, undefined]);
  expect(keyOf(readProbe(filled, null))).toEqual([undefined, undefined]);
});

test('the suggested name is the host, and nothing for what is no URL', () => {
  expect(suggestBackendName('http://gpu-1:8000/v1')).toBe('gpu-1:8000');
  expect(suggestBackendName('not a url')).toBe('');
});
