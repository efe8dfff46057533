import { expect, test } from 'vitest';

import { refusedFields, unfollowedFields } from './refused-fields.ts';

const sampling = { temperature: 0.6, topP: 1, maxTokens: 10 };
const vllm = { backendName: 'gpu', dialect: 'vllm' } as const;
const tgi = { backendName: 'old', dialect: 'tgi' } as const;

test('what a backend would drop is refused by the name of the backend, once for all its checkpoints', () => {
  expect(refusedFields({ ...sampling, topK: 20, minP: 0 }, [vllm, tgi, tgi])).toEqual({
    topK: 'Not followed by old (TGI): leave it empty, or choose other checkpoints.',
  });
});

test('nothing is refused that everybody follows', () => {
  expect(refusedFields({ ...sampling, topK: 20 }, [vllm])).toEqual({});
  expect(refusedFields(sampling, [tgi])).toEqual({});
});

test('it is told before anything is set', () => {
  expect(unfollowedFields([tgi, vllm])).toMatchObject({ minP: 'Not followed by old (TGI).' });
  expect(unfollowedFields([vllm])).toEqual({});
});

test('of many backends three are named', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((backendName) => ({ ...tgi, backendName }));
  expect(unfollowedFields(many).topK).toBe('Not followed by a (TGI), b (TGI), c (TGI) and 2 more.');
});
