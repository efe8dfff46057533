import type { Dialect } from './dialect.ts';
import { modelCards } from './model-cards.ts';
import { nestedError } from './nested-error.ts';
import { plainUsage } from './openai-usage.ts';
import { openai } from './openai.ts';
import { parameterTable } from './parameter-table.ts';
import { refusalMessage } from './refusal.ts';

/**
 * A server of which nothing is known but that it speaks the chat API: tags in the content, a handful of
 * parameters, the rest dropped; no health, no metrics, no tokenizer.
 */
export const plain: Dialect = {
  ...openai,
  name: 'plain',
  parameters: parameterTable({
    n: 'dropped',
    top_k: 'dropped',
    min_p: 'dropped',
    repetition_penalty: 'dropped',
    min_tokens: 'dropped',
    ignore_eos: 'dropped',
    priority: 'dropped',
    cache_salt: 'dropped',
    chat_template_kwargs: 'dropped',
    reasoning_effort: 'dropped',
    return_token_ids: 'dropped',
    stream_interval: 'dropped',
  }),
  reasoning: { delivery: 'tags', field: 'reasoning_content' },
  refuse: (refusal) => {
    const { status } = openai.refuse(refusal);
    const type = status < 500 ? 'invalid_request_error' : 'server_error';
    return nestedError({ status, type, code: null, message: refusalMessage(refusal) });
  },
  usage: plainUsage,
  choiceFields: () => ({}),
  replyFields: () => ({}),
  modelList: (server) => modelCards(server),
  routes: [],
};
