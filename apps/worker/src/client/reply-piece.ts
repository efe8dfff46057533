/** What one JSON object of a reply tells: a chunk of a stream, or a whole reply. */
export interface ReplyPiece {
  content: string;
  reasoning: string | null;
  finishReason: string | null;
  usage: ReplyUsage | null;
  error: { message: string; code: string | null; status: number | null } | null;
}

export interface ReplyUsage {
  promptTokens: number | null;
  /** Of the prompt, those that the server had read before; most count them among the prompt tokens, some beside. */
  cachedPromptTokens: number | null;
  completionTokens: number | null;
  /** Thinking alone, where the server tells. */
  thinkingTokens: number | null;
}

export const NO_USAGE: ReplyUsage = {
  promptTokens: null,
  cachedPromptTokens: null,
  completionTokens: null,
  thinkingTokens: null,
};

type Json = Record<string, unknown>;

/** Gateways put it into the sentence: "Streaming response failed: [503] The request queue is full." */
const BRACKETED_STATUS = /\[([45]\d\d)\]/;
/** What stands in a stream in place of a status: TGI's types, which refuses there too, and names of hosted models. */
const STATUS_OF_NAME = new Map([
  ['validation', 422],
  ['template_error', 422],
  ['generation', 424],
  ['incomplete_generation', 500],
  ['overloaded', 429],
  ['overloaded_error', 529],
  ['rate_limit_exceeded', 429],
  ['insufficient_quota', 429],
  ['invalid_request_error', 400],
]);

/**
 * Reads a chunk (`delta`) or a whole reply (`message`) of the chat API, whatever the dialect. Null when it is
 * no object. By hand and not by a schema: it runs once per token.
 */
export function readReplyPiece(value: unknown): ReplyPiece | null {
  if (!isJson(value)) return null;
  const choice: unknown = Array.isArray(value.choices) ? value.choices[0] : undefined;
  const part = isJson(choice) ? (choice.delta ?? choice.message) : undefined;
  const text = isJson(part) ? part : {};
  return {
    content: textOf(text.content) ?? textOfParts(text.content, 'text') ?? '',
    reasoning:
      textOf(text.reasoning) ??
      textOf(text.reasoning_content) ??
      textOfParts(text.reasoning_details, 'reasoning.text'),
    finishReason: isJson(choice) ? nameOf(choice.finish_reason) : null,
    usage: isJson(value.usage) ? readUsage(value.usage) : null,
    error: readError(value),
  };
}

/**
 * The error of a body, in the shapes of the dialects: `{error: {message, code}}`, SGLang's flat
 * `{object: 'error', message, code}`, TGI's `{error: 'text'}`, Google's in a list of one. Null when it is none.
 */
export function readError(value: unknown): ReplyPiece['error'] {
  if (Array.isArray(value) && value.length === 1) return readError(value[0]);
  if (!isJson(value)) return null;
  if (typeof value.error === 'string') {
    const code = textOf(value.error_type);
    return { message: value.error, code, status: statusOfName(code) };
  }
  const error = isJson(value.error) ? value.error : value.object === 'error' ? value : null;
  if (!error) return null;
  const code = textOf(error.code) ?? textOf(error.type);
  return {
    message: textOf(error.message) ?? 'The server sent an error without a message.',
    code,
    status:
      statusOf(error.code) ??
      statusOf(BRACKETED_STATUS.exec(textOf(error.message) ?? '')?.[1]) ??
      statusOfName(code),
  };
}

/** Reasoning tokens stand among the details (OpenAI, vLLM) or beside the others (SGLang). */
function readUsage(usage: Json): ReplyUsage {
  const details = isJson(usage.completion_tokens_details) ? usage.completion_tokens_details : {};
  const promptDetails = isJson(usage.prompt_tokens_details) ? usage.prompt_tokens_details : {};
  return {
    promptTokens: atLeastOne(countOf(usage.prompt_tokens)),
    cachedPromptTokens: countOf(promptDetails.cached_tokens),
    completionTokens: countOf(usage.completion_tokens),
    thinkingTokens: countOf(details.reasoning_tokens) ?? countOf(usage.reasoning_tokens),
  };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Some send an empty text for none. */
function nameOf(value: unknown): string | null {
  return value === '' ? null : textOf(value);
}

/** A text in parts, each with its kind; null where there is none of that kind. */
function textOfParts(parts: unknown, kind: string): string | null {
  if (!Array.isArray(parts)) return null;
  const texts = (parts as unknown[])
    .filter((part): part is Json => isJson(part) && part.type === kind)
    .map(({ text }) => textOf(text))
    .filter((text) => text !== null);
  return texts.length === 0 ? null : texts.join('');
}

/** No prompt is empty: who says so does not count it. */
function atLeastOne(count: number | null): number | null {
  return count === 0 ? null : count;
}

/** Token counts are stored as four-byte integers: what does not fit is not a count. */
function countOf(value: unknown): number | null {
  const isCount = Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;
  return isCount ? Number(value) : null;
}

function statusOfName(name: string | null): number | null {
  return name === null ? null : (STATUS_OF_NAME.get(name) ?? null);
}

function statusOf(code: unknown): number | null {
  const status = Number(code);
  return Number.isInteger(status) && status >= 400 && status < 600 ? status : null;
}
