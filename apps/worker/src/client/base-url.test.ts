import { expect, it } from 'vitest';

import { apiPage, chatEndpoint, ownPage } from './base-url.ts';

it.each([
  ['http://gpu-1:8000', '/v1/chat/completions', '/metrics'],
  ['http://gpu-1:8000/', '/v1/chat/completions', '/metrics'],
  ['http://gpu-1:8000/v1', '/v1/chat/completions', '/metrics'],
  ['http://gpu-1:8000/v1/', '/v1/chat/completions', '/metrics'],
  ['https://host/api/v3', '/api/v3/chat/completions', '/api/metrics'],
  ['https://host/team-a/v1', '/team-a/v1/chat/completions', '/team-a/metrics'],
  ['https://host/team-a', '/team-a/chat/completions', '/team-a/metrics'],
  ['https://host/v1beta/openai', '/v1beta/openai/chat/completions', '/v1beta/openai/metrics'],
])('finds the chat completions and the metrics of %s', (baseUrl, path, metrics) => {
  const endpoint = chatEndpoint(baseUrl);
  expect(endpoint).toEqual({ origin: new URL(baseUrl).origin, path });
  expect(ownPage(endpoint, '/metrics')).toBe(metrics);
});

it('finds the list of models beside the chat completions', () => {
  expect(apiPage(chatEndpoint('https://host/inference'), '/models')).toBe('/inference/models');
});
