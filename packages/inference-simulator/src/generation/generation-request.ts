/** What a server took a request to ask for, after its dialect dropped, clamped and filled in. */
export interface GenerationRequest {
  model: string;
  /** All messages as the chat template writes them. */
  promptText: string;
  promptTokens: number;
  choices: number;
  /** Null where none was sent or the server does not look at it. */
  seed: number | null;
  stream: boolean;
  includeUsage: boolean;
  continuousUsage: boolean;
  /** Null for as many as the context has room for. */
  maxTokens: number | null;
  minTokens: number;
  ignoreEos: boolean;
  stop: readonly string[];
  includeStop: boolean;
  /** Sampling parameters that take effect, by name. What a dialect drops is not among them. */
  sampling: Readonly<Record<string, number>>;
  priority: number;
  cacheSalt: string;
  thinking: boolean;
  logprobs: boolean;
  topLogprobs: number;
  returnTokenIds: boolean;
  /** Tokens in one event of a stream. */
  streamInterval: number;
  requestId: string | null;
}
