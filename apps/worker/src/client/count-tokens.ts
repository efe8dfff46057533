import type { Dispatcher } from 'undici';

import type { Dialect } from '@assay/contracts/backends';

import { ownPage } from './base-url.ts';

export interface TokenCounter {
  dispatcher: Dispatcher;
  origin: string;
  /** Of the chat completions. */
  path: string;
  secret: string | null;
  dialect: Dialect;
}

const ANSWER_LIMIT_MS = 10_000;

/** How each tokenizer is asked, and where its reply holds the count; the others have none. */
const TOKENIZERS: Partial<
  Record<Dialect, { body: (text: string) => object; count: (reply: unknown) => unknown }>
> = {
  vllm: {
    body: (prompt) => ({ prompt, add_special_tokens: false }),
    count: (reply) => (reply as { count?: unknown }).count,
  },
  sglang: {
    body: (prompt) => ({ prompt, add_special_tokens: false }),
    count: (reply) => (reply as { count?: unknown }).count,
  },
  llamacpp: {
    body: (content) => ({ content }),
    count: (reply) => (reply as { tokens?: unknown[] }).tokens?.length,
  },
  tgi: {
    body: (inputs) => ({ inputs }),
    count: (reply) => (reply as unknown[]).length,
  },
};

/** The tokens of a text as the server's own tokenizer counts them, without any mark; null where nobody tells. */
export function countByServer(text: string, counter: TokenCounter): Promise<number | null> {
  return ask(text, counter).catch(() => null);
}

async function ask(text: string, counter: TokenCounter): Promise<number | null> {
  const tokenizer = TOKENIZERS[counter.dialect];
  if (!tokenizer) return null;
  const { dispatcher, origin, secret } = counter;
  const { statusCode, body } = await dispatcher.request({
    origin,
    path: ownPage(counter, '/tokenize'),
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
    },
    body: JSON.stringify(tokenizer.body(text)),
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  if (statusCode !== 200) {
    await body.dump();
    return null;
  }
  const count = tokenizer.count(await body.json());
  const isCount = Number.isInteger(count) && Number(count) >= 0 && Number(count) < 2 ** 31;
  return isCount ? Number(count) : null;
}
