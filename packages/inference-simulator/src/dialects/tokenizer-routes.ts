import { tokenId, tokenize, tokenOf } from '../text/tokenizer.ts';
import { json, type HttpReply } from './http-reply.ts';
import { readPrompt } from './read-prompt.ts';
import { RefusedError } from './refusal.ts';
import type { Route, RouteCall } from './server-control.ts';

/** `{prompt | messages}` → `{count, tokens, max_model_len}`, as vLLM and SGLang have it. */
export function tokenizeRoute(path: string): Route {
  return {
    method: 'POST',
    path,
    handle: ({ body, server }) => {
      const tokens = tokenize(readPrompt(body)).map(tokenId);
      return json({ count: tokens.length, max_model_len: server.maxModelLen, tokens });
    },
  };
}

/** `{tokens}` → `{prompt}`. */
export function detokenizeRoute(path: string, field: 'prompt' | 'text' | 'content'): Route {
  return { method: 'POST', path, handle: (call) => detokenized(call, field) };
}

function detokenized({ body }: RouteCall, field: string): HttpReply {
  const ids = Array.isArray(body.tokens) ? (body.tokens as number[]) : [];
  try {
    return json({ [field]: ids.map(tokenOf).join('') });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RefusedError({ kind: 'parameter', param: 'tokens', message: error.message });
  }
}
