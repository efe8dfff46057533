import type { Dispatcher } from 'undici';

import type { Dialect } from '@assay/contracts/backends';

import type { ChatReply } from './reply-builder.ts';

export interface TokenCounter {
  dispatcher: Dispatcher;
  origin: string;
  /** Of the chat completions. */
  path: string;
  secret: string | null;
  dialect: Dialect;
}

const ANSWER_LIMIT_MS = 10_000;
/** English has four characters to a token; no language and no tokenizer has twenty. */
const MOST_CHARACTERS_PER_TOKEN = 20;
const BYTES_PER_TOKEN = 4;

/**
 * Sees to it that a reply has its completion tokens. Where the server's figure is missing, or cannot be right,
 * the text is counted by the server's own tokenizer, else by four bytes to a token; both are marked as
 * estimated, since marks of thinking and of the end are not in the text.
 */
export async function settleTokens(
  reply: ChatReply,
  { maxTokens, counter }: { maxTokens: number; counter: TokenCounter },
): Promise<ChatReply> {
  const text = `${reply.reasoning ?? ''}${reply.content}`;
  if (isPlausible(reply.completionTokens, { text, maxTokens })) return reply;
  const counted = await countByServer(text, counter).catch(() => null);
  const bytes = Buffer.byteLength(text);
  const completionTokens = counted ?? Math.ceil(bytes / BYTES_PER_TOKEN);
  return { ...reply, completionTokens, thinkingTokens: null, tokensEstimated: true };
}

function isPlausible(
  tokens: number | null,
  { text, maxTokens }: { text: string; maxTokens: number },
): boolean {
  if (tokens === null || tokens > maxTokens) return false;
  return text.length <= tokens * MOST_CHARACTERS_PER_TOKEN;
}

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

async function countByServer(text: string, counter: TokenCounter): Promise<number | null> {
  const tokenizer = TOKENIZERS[counter.dialect];
  if (!tokenizer) return null;
  const { dispatcher, origin, path, secret } = counter;
  const { statusCode, body } = await dispatcher.request({
    origin,
    path: path.replace(/\/v\d+\/chat\/completions$/, '/tokenize'),
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
  return Number.isSafeInteger(count) ? (count as number) : null;
}
