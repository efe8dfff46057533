import { expect, it } from 'vitest';

import { baseUrlOf, endsInVersion, withoutVersion } from './base-url.ts';

it.each([
  ['http://gpu-1:8000', 'http://gpu-1:8000/v1'],
  ['http://gpu-1:8000/', 'http://gpu-1:8000/v1'],
  ['http://gpu-1:8000/v1', 'http://gpu-1:8000/v1'],
  ['http://gpu-1:8000//v1//', 'http://gpu-1:8000/v1'],
  ['https://api.groq.com/openai/v1', 'https://api.groq.com/openai/v1'],
  [
    'https://generativelanguage.googleapis.com/v1beta/openai/',
    'https://generativelanguage.googleapis.com/v1beta/openai',
  ],
  ['https://models.github.ai/inference', 'https://models.github.ai/inference'],
  ['https://host/api/v3?key=1#top', 'https://host/api/v3'],
])('%s means %s', (url, base) => {
  expect(baseUrlOf(url)).toBe(base);
  expect(baseUrlOf(base)).toBe(base);
});

it.each([
  ['http://gpu-1:8000/v1', true, 'http://gpu-1:8000'],
  ['https://host/team-a/v3', true, 'https://host/team-a'],
  ['https://host/v1beta/openai', false, 'https://host/v1beta/openai'],
  ['https://host/inference', false, 'https://host/inference'],
])('of %s it is %s that a version ends it, and its own pages are at %s', (base, ends, root) => {
  expect([endsInVersion(base), withoutVersion(base)]).toEqual([ends, root]);
});
