import { countByServer, type TokenCounter } from './count-tokens.ts';
import { canHold } from './plausible-tokens.ts';
import type { ChatReply } from './reply-builder.ts';
import { settleThinking, shownThinking, thinkingByShare, withThinking } from './settle-thinking.ts';

const BYTES_PER_TOKEN = 4;

/**
 * Sees to it that a reply has its completion tokens and, where it shows thinking, those of its thinking. Where the
 * server's completion figure is missing, or cannot be right, the text is counted by the server's own tokenizer, else by
 * four bytes to a token; both are marked as estimated, since marks of thinking and of the end are not in the text.
 * Where that figure is right, nothing is asked: a figure of thinking that is missing is its share of it.
 */
export async function settleTokens(
  reply: ChatReply,
  { maxTokens, counter }: { maxTokens: number; counter: TokenCounter },
): Promise<ChatReply> {
  const text = `${reply.reasoning ?? ''}${reply.content}`;
  if (isPlausible(reply.completionTokens, { text, maxTokens })) return settleThinking(reply);
  const thinking = shownThinking(reply);
  const [counted, ofThinking] = await Promise.all([
    countByServer(text, counter),
    countPart(thinking, text, counter),
  ]);
  const completionTokens = counted ?? Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
  const settled = { ...reply, completionTokens, tokensEstimated: true };
  if (thinking === null) return withThinking(settled, null);
  const isCounted = counted !== null && ofThinking !== null;
  return withThinking(
    settled,
    isCounted ? Math.min(ofThinking, counted) : thinkingByShare(settled, thinking),
  );
}

/** Null where it need not be asked: there are no words, or it is the whole text. */
function countPart(
  part: string | null,
  { length }: string,
  counter: TokenCounter,
): Promise<number | null> {
  const isPart = part !== null && part !== '' && part.length < length;
  return isPart ? countByServer(part, counter) : Promise.resolve(null);
}

function isPlausible(
  tokens: number | null,
  { text, maxTokens }: { text: string; maxTokens: number },
): boolean {
  if (tokens === null || tokens > maxTokens) return false;
  return canHold(tokens, text.length);
}
