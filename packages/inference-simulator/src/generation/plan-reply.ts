import { THINK_CLOSE, THINK_OPEN } from '../text/tokenizer.ts';
import type { GenerationRequest } from './generation-request.ts';
import type { WrittenReply } from './write-reply.ts';

export type FinishReason = 'stop' | 'length' | 'abort' | 'tool_calls' | 'content_filter';

/** One choice of a reply, decided to the last byte before its first token is sent. */
export interface ReplyPlan {
  /** What the engine emits, each token once. */
  tokens: readonly string[];
  finish: FinishReason;
  /** The stop string that ended it, else null. */
  stopReason: string | null;
  /** UTF-16 length of the text that is shown: a stop string is generated, counted and not shown. */
  shownLength: number;
}

/** Cuts a text at its first stop string and at the token limit, as a server does while it generates. */
export function planReply(
  written: Pick<WrittenReply, 'tokens'>,
  request: Pick<GenerationRequest, 'stop' | 'includeStop' | 'minTokens'>,
  limitTokens: number,
): ReplyPlan {
  const cut = written.tokens.slice(0, limitTokens);
  const text = cut.join('');
  const heldText = cut.slice(0, request.minTokens).join('').length;
  const stop = firstStop(text, request.stop, heldText);
  if (stop) {
    const end = stop.at + stop.text.length;
    return {
      tokens: tokensUpTo(cut, end),
      finish: 'stop',
      stopReason: stop.text,
      shownLength: request.includeStop ? end : stop.at,
    };
  }
  const isWhole = written.tokens.length <= limitTokens && limitTokens > 0;
  return {
    tokens: cut,
    finish: isWhole ? 'stop' : 'length',
    stopReason: null,
    shownLength: text.length,
  };
}

/** The one that is complete first; of several the one that begins first. None within the least length. */
function firstStop(
  text: string,
  stops: readonly string[],
  leastLength: number,
): { text: string; at: number } | null {
  const found = stops
    .filter((stop) => stop !== '')
    .map((stop) => ({ text: stop, at: text.indexOf(stop, leastLength) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at + a.text.length - (b.at + b.text.length) || a.at - b.at);
  return found[0] ?? null;
}

function tokensUpTo(tokens: readonly string[], textEnd: number): readonly string[] {
  let length = 0;
  const count = tokens.findIndex((token) => (length += token.length) >= textEnd);
  return count === -1 ? tokens : tokens.slice(0, count + 1);
}

/** Tokens that are thinking, its two marks not counted; all of them while it has not ended. */
export function thinkingTokens({ tokens }: Pick<ReplyPlan, 'tokens'>): number {
  if (tokens[0] !== THINK_OPEN) return 0;
  const end = tokens.indexOf(THINK_CLOSE);
  return (end === -1 ? tokens.length : end) - 1;
}
