/** A request that does not fit the model's context. */
export interface ContextOverflow {
  /** The context of the model, where the server's words tell. */
  limitTokens: number | null;
}

/** Statuses under which servers refuse what does not fit: TGI 422, proxies 413, all others 400. */
const REFUSING_STATUSES = new Set([400, 413, 422]);

/** OpenAI's and llama.cpp's own names for it. */
const OVERFLOW_CODES = new Set(['context_length_exceeded', 'exceed_context_size_error']);

/**
 * The sentences of the servers, the limit first where they name it: vLLM's four, SGLang's three, TGI's two,
 * llama.cpp's, Ollama's two, LM Studio's two, and what hosts and gateways say. Where it is the limit of the prompt alone,
 * it says nothing of tokens to be written, and is left out.
 */
const OVERFLOW_SENTENCES = [
  /maximum context length(?: is| of|:) (\d+)/i,
  /maximum context length \((\d+)\)/i,
  /longer than the model's context length \((\d+) tokens\)/i,
  /maximum model length of (\d+)/i,
  /cannot be greater than max_model_len=(?:max_total_tokens=)?(\d+)/i,
  /exceeds the maximum allowed length \(\d+ tokens\)/i,
  /`inputs` tokens \+ `max_new_tokens` must be <= (\d+)/i,
  /`inputs` must have less than (\d+) tokens/i,
  /exceeds the available context size(?: \((\d+) tokens\))?/i,
  /prompt is too long: \d+ tokens > (\d+)/i,
  /(?:exceeds?|exceeded) (?:the )?(?:max(?:imum)? )?context (?:length|size|window)/i,
  /loaded with context length of only (\d+) tokens/i,
  /greater than the context length/i,
  /input is too long for (?:the )?requested model/i,
  /input token count .{0,40}exceeds the maximum number of tokens allowed/i,
  /too large for model with \d+ maximum context length/i,
];

/** Whether a refused request was too long for the model, however the server says it; null: it was not. */
export function readContextOverflow(refusal: {
  /** Null: an error inside a reply that names none. */
  status: number | null;
  errorCode: string | null;
  message: string;
}): ContextOverflow | null {
  const { status, errorCode, message } = refusal;
  if (status !== null && !REFUSING_STATUSES.has(status)) return null;
  const match = OVERFLOW_SENTENCES.map((sentence) => sentence.exec(message)).find(
    (found) => found !== null,
  );
  if (match === undefined && !OVERFLOW_CODES.has(errorCode ?? '')) return null;
  const limit = match?.[1];
  return { limitTokens: limit === undefined ? null : Number(limit) };
}
