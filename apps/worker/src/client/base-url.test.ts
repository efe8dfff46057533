import { expect, it } from 'vitest';

import { chatEndpoint } from './base-url.ts';

it.each([
  ['http://gpu-1:8000', 'http://gpu-1:8000', '/v1/chat/completions'],
  ['http://gpu-1:8000/', 'http://gpu-1:8000', '/v1/chat/completions'],
  ['http://gpu-1:8000/v1', 'http://gpu-1:8000', '/v1/chat/completions'],
  ['http://gpu-1:8000/v1/', 'http://gpu-1:8000', '/v1/chat/completions'],
  ['https://host/api/v3', 'https://host', '/api/v3/chat/completions'],
  ['https://host/team-a', 'https://host', '/team-a/v1/chat/completions'],
])('finds the chat completions of %s', (baseUrl, origin, path) => {
  expect(chatEndpoint(baseUrl)).toEqual({ origin, path });
});
