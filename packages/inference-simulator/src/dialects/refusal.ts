/** Why a server does not answer a request, before a dialect has put it into its words. */
export type Refusal =
  | { kind: 'context'; promptTokens: number; maxTokens: number | null; limit: number }
  | { kind: 'unknown-model'; model: string }
  | { kind: 'overloaded' }
  | { kind: 'parameter'; param: string; message: string; code?: string }
  | { kind: 'malformed'; message: string }
  | { kind: 'missing-messages' }
  | { kind: 'unauthorized' }
  | { kind: 'rate-limited' }
  | { kind: 'quota' }
  | { kind: 'server-error'; message: string }
  | { kind: 'generation-failed'; message: string }
  | { kind: 'loading' }
  | { kind: 'not-found'; path: string }
  | { kind: 'not-supported'; message: string };

/** Ends the handling of a request; the dialect writes the reply. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`Refused: ${refusal.kind}`);
    this.refusal = refusal;
  }
}

/** The sentence where a dialect has none of its own. */
export function refusalMessage(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'context':
      return `This model's maximum context length is ${refusal.limit} tokens. However, you requested ${refusal.promptTokens + (refusal.maxTokens ?? 0)} tokens (${refusal.promptTokens} in the messages, ${refusal.maxTokens ?? 0} in the completion).`;
    case 'unknown-model':
      return `The model \`${refusal.model}\` does not exist.`;
    case 'overloaded':
      return 'The server is overloaded.';
    case 'missing-messages':
      return "'messages' is a required property";
    case 'unauthorized':
      return 'Incorrect API key provided.';
    case 'rate-limited':
      return 'Rate limit reached for requests. Please try again later.';
    case 'quota':
      return 'You exceeded your current quota, please check your plan and billing details.';
    case 'loading':
      return 'Loading model';
    case 'not-found':
      return 'Not Found';
    case 'parameter':
    case 'malformed':
    case 'server-error':
    case 'generation-failed':
    case 'not-supported':
      return refusal.message;
  }
}
