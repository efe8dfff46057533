import { expect, it } from 'vitest';

import { signedDialect } from './signed-dialect.ts';

const PROXY = 'http://proxy:4000/v1';

function signed(url: string, ...owners: (string | null)[]) {
  const models = owners.map((ownedBy, index) => ({
    ...{ id: `m-${index}`, ownedBy, maxModelTokens: null },
  }));
  return signedDialect(url, models);
}

it.each(['openai', 'OpenAI', 'openai-internal', 'openai-dev', 'system'])(
  'takes a server whose first card is signed %s for a host, which is asked for no pages',
  (owner) => {
    expect(signed(PROXY, owner, 'somebody')).toEqual({ dialect: 'openai', isHost: true });
  },
);

it.each(['openai', 'openai-internal', 'system'])(
  'knows OpenAI by a later card signed %s, where no page says otherwise',
  (owner) => {
    expect(signed(PROXY, 'user-abc', null, owner)).toEqual({ dialect: 'openai', isHost: false });
  },
);

it('leaves a server to its first card where one of its models is by OpenAI', () => {
  expect(signed(PROXY, 'library', 'openai')).toEqual({ dialect: 'ollama', isHost: false });
  expect(signed(PROXY, 'vllm', 'openai')).toEqual({ dialect: 'vllm', isHost: false });
});

it.each(['https://api.openai.com/v1', 'https://eu.api.openai.com/v1'])(
  'knows the host %s whoever signs its cards',
  (url) => {
    for (const owners of [[], ['user-abc'], ['vllm']]) {
      expect(signed(url, ...owners)).toEqual({ dialect: 'openai', isHost: true });
    }
  },
);

it.each(['https://myopenai.com/v1', 'https://api.openai.com.proxy/v1', PROXY])(
  'does not take %s for that host',
  (url) => {
    expect(signed(url, 'somebody')).toEqual({ dialect: null, isHost: false });
  },
);
