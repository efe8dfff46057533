import type { Sampling } from '@assay/contracts/sampling';

export interface ChatRequest {
  model: string;
  systemMessage: string | null;
  prompt: string;
  sampling: Sampling;
  seed: number;
}

/**
 * The body of a request as it is sent and stored. Every parameter stands in it: a server fills what is
 * missing with defaults of its own, some from the model's repository.
 */
export function chatRequestBody(request: ChatRequest): string {
  const { systemMessage, sampling } = request;
  return JSON.stringify({
    model: request.model,
    messages: [
      ...(systemMessage === null ? [] : [{ role: 'system', content: systemMessage }]),
      { role: 'user', content: request.prompt },
    ],
    temperature: sampling.temperature,
    top_p: sampling.topP,
    max_tokens: sampling.maxTokens,
    seed: request.seed,
    stream: true,
    stream_options: { include_usage: true },
  });
}
