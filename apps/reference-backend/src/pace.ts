import { setTimeout as delay } from 'node:timers/promises';

export interface Pace {
  /** 0 means as fast as the client reads. */
  tokensPerSecond: number;
  /** Aborts when the client has gone: the wait ends at once, by an AbortError. */
  signal: AbortSignal;
}

/** Tokens due within one tick go out as one chunk: 40 chunks a second are smooth to the eye and cheap. */
const TICK_MS = 25;
const UNPACED_CHUNK_TOKENS = 32;

/** The text in chunks of several tokens, each no earlier than its last token is due. */
export async function* pacedChunks(tokens: readonly string[], pace: Pace): AsyncGenerator<string> {
  const startMs = performance.now();
  let sent = 0;
  while (sent < tokens.length) {
    const due = await waitForTokens(sent, startMs, pace);
    yield tokens.slice(sent, due).join('');
    sent = Math.min(due, tokens.length);
  }
}

/** Waits as long as a stream of that many tokens would take. */
export async function waitForAll(
  tokenCount: number,
  { tokensPerSecond, signal }: Pace,
): Promise<void> {
  if (tokensPerSecond === 0) return;
  await delay((tokenCount / tokensPerSecond) * 1000, undefined, { signal });
}

/** Resolves with the number of tokens that are due by then, at least one more than were sent. */
async function waitForTokens(sent: number, startMs: number, pace: Pace): Promise<number> {
  const { tokensPerSecond, signal } = pace;
  if (tokensPerSecond === 0) return sent + UNPACED_CHUNK_TOKENS;
  const nextDueMs = startMs + ((sent + 1) / tokensPerSecond) * 1000;
  const waitMs = Math.max(TICK_MS, Math.ceil(nextDueMs - performance.now()));
  await delay(waitMs, undefined, { signal });
  const elapsedMs = performance.now() - startMs;
  return Math.max(sent + 1, Math.floor((elapsedMs * tokensPerSecond) / 1000));
}
