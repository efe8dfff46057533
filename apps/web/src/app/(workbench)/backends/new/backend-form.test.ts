import { expect, test } from 'vitest';

import {
  emptyBackendForm,
  readBackendForm,
  readProbe,
  suggestBackendName,
} from './backend-form.ts';

const filled = { ...emptyBackendForm, url: ' http://gpu-1:8000/v1 ', name: 'gpu-1' };

test('a filled form is ready, without a key when none was typed', () => {
  expect(readBackendForm(filled, 'vllm')).toEqual({
    kind: 'ready',
    input: {
      name: 'gpu-1',
      replicaUrls: ['http://gpu-1:8000/v1'],
      dialect: 'vllm',
      secret: undefined,
      maxConcurrency: 16,
    },
  });
});

test('every field that stands in the way is named with a sentence', () => {
  const read = readBackendForm(
    { url: 'gpu-1', secret: '', name: ' ', maxConcurrency: null },
    'plain',
  );
  expect(read).toEqual({
    kind: 'incomplete',
    errors: {
      name: 'Give the backend a name.',
      url: 'Give the base URL with http:// or https://, for example http://gpu-1:8000/v1.',
      secret: undefined,
      maxConcurrency: 'Give a whole number from 1 to 4,096.',
    },
  });
});

test('a connection can be tested before the backend has a name', () => {
  expect(readProbe({ ...filled, name: '', secret: ' k ' })).toEqual({
    kind: 'ready',
    input: { url: 'http://gpu-1:8000/v1', secret: 'k' },
  });
  expect(readProbe({ ...filled, url: 'ftp://gpu-1' }).kind).toBe('incomplete');
});

test('the suggested name is the host, and nothing for what is no URL', () => {
  expect(suggestBackendName('http://gpu-1:8000/v1')).toBe('gpu-1:8000');
  expect(suggestBackendName('not a url')).toBe('');
});
