import { countByServer, type TokenCounter } from './count-tokens.ts';
import type { ChatReply } from './reply-builder.ts';

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
  if (isPlausible(reply.completionTokens, { text, maxTokens })) return withPossibleThinking(reply);
  const counted = await countByServer(text, counter);
  const bytes = Buffer.byteLength(text);
  const completionTokens = counted ?? Math.ceil(bytes / BYTES_PER_TOKEN);
  return { ...reply, completionTokens, thinkingTokens: null, tokensEstimated: true };
}

/** Thinking is a part of what was written: more than that is no figure of it. */
function withPossibleThinking(reply: ChatReply): ChatReply {
  const { thinkingTokens, completionTokens } = reply;
  const isPossible = (thinkingTokens ?? 0) <= (completionTokens ?? 0);
  return isPossible ? reply : { ...reply, thinkingTokens: null };
}

function isPlausible(
  tokens: number | null,
  { text, maxTokens }: { text: string; maxTokens: number },
): boolean {
  if (tokens === null || tokens > maxTokens) return false;
  return text.length <= tokens * MOST_CHARACTERS_PER_TOKEN;
}
