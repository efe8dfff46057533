import type { Dialect, Replies } from './backends.ts';
import { sentParameters, type SamplingParameter } from './sampling-capabilities.ts';
import type { Sampling } from './sampling.ts';

export interface ChatRequest {
  model: string;
  systemMessage: string | null;
  prompt: string;
  sampling: Sampling;
  seed: number;
  dialect: Dialect;
  replies: Replies;
}

/**
 * The body of a request as it is sent and stored. Every parameter that the dialect takes stands in it: a server
 * fills what is missing with defaults of its own, some from the model's repository.
 */
export function chatRequestBody(request: ChatRequest): string {
  return chatRequestWriter(request)(request);
}

/** Writes the bodies of requests that differ in prompt and seed alone. */
export function chatRequestWriter({
  model,
  systemMessage,
  sampling,
  dialect,
  replies,
}: Omit<ChatRequest, 'prompt' | 'seed'>): (asked: Pick<ChatRequest, 'prompt' | 'seed'>) => string {
  const messages = systemMessage === null ? [] : [{ role: 'system', content: systemMessage }];
  const fields = sentParameters(sampling, dialect).map((parameter) =>
    FIELD_OF[parameter](sampling, dialect),
  );
  const parameters = Object.assign({}, ...fields) as object;
  let last = { prompt: '', start: '' };

  /** Up to the seed. The repeats of an item are asked one after the other, so that the last start is often the next. */
  function startOf(prompt: string): string {
    if (last.start !== '' && last.prompt === prompt) return last.start;
    const asked = [...messages, { role: 'user', content: prompt }];
    last = { prompt, start: openJson({ model, messages: asked, ...parameters }) };
    return last.start;
  }

  return ({ prompt, seed }) => `${startOf(prompt)},"seed":${seed},${ENDINGS[replies]}`;
}

/** Without its closing brace. */
function openJson(object: object): string {
  return JSON.stringify(object).slice(0, -1);
}

/** vLLM refuses options of a stream where none is asked for. */
const ENDINGS: Record<Replies, string> = {
  streamed: JSON.stringify({ stream: true, stream_options: { include_usage: true } }).slice(1),
  whole: JSON.stringify({ stream: false }).slice(1),
};

/** How each parameter is written where the dialects differ. */
const FIELD_OF: Record<SamplingParameter, (sampling: Sampling, dialect: Dialect) => object> = {
  temperature: ({ temperature }) => ({ temperature }),
  topP: ({ topP }) => ({ top_p: topP }),
  maxTokens: ({ maxTokens }, dialect) =>
    dialect === 'openai' ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens },
  topK: ({ topK = 0 }, dialect) => ({ top_k: topK === 0 ? ALL_TOKENS[dialect] : topK }),
  minP: ({ minP }) => ({ min_p: minP }),
  repetitionPenalty: ({ repetitionPenalty: penalty }, dialect) =>
    dialect === 'llamacpp' ? { repeat_penalty: penalty } : { repetition_penalty: penalty },
  presencePenalty: ({ presencePenalty }) => ({ presence_penalty: presencePenalty }),
  frequencyPenalty: ({ frequencyPenalty }) => ({ frequency_penalty: frequencyPenalty }),
  stop: ({ stop }) => ({ stop }),
  // Qwen's template calls it one way, DeepSeek's and Granite's the other; each ignores the name it does not know.
  thinking: ({ thinking }) => ({ chat_template_kwargs: { enable_thinking: thinking, thinking } }),
  reasoningEffort: ({ reasoningEffort }) => ({ reasoning_effort: reasoningEffort }),
};

/** Older versions of vLLM and SGLang refuse 0. */
const ALL_TOKENS: Partial<Record<Dialect, number>> = { vllm: -1, sglang: -1, llamacpp: 0 };
