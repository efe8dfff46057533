import { countByServer, type TokenCounter } from '../client/count-tokens.ts';
import type { ReplyUsage } from '../client/reply-piece.ts';

export interface AskedPrompt {
  /** All texts of the request, one after the other. */
  prompt: string;
  usage: Pick<ReplyUsage, 'promptTokens' | 'cachedPromptTokens'>;
  server: TokenCounter;
}

export interface PromptWatch {
  /** Whether the server read far less than was sent; false where nobody can tell. */
  isTruncated(asked: AskedPrompt): Promise<boolean>;
}

/** Prose has four to five characters to a token, whatever the tokenizer, and no language has eight. */
const MOST_CHARACTERS_PER_TOKEN = 8;
/** Templates drop white space at the ends, and tokens may join where texts meet. */
const LEAST_READ_FRACTION = 0.9;
const FORGIVEN_TOKENS = 8;
/** A server that cuts, cuts the longest: a prompt that is hardly longer than one that was read whole is as well. */
const HARDLY_LONGER = 1.1;
/** However suspicious all of them are: questions to the tokenizer beyond the first ten, one for so many replies. */
const FREE_QUESTIONS = 10;
const REPLIES_PER_QUESTION = 50;

/**
 * Watches the prompts of one checkpoint on one backend for silent truncation. The server's own tokenizer is asked
 * about each prompt that is longer than all that are known to have been read whole, and about one that looks
 * truncated; where there is none, or it was asked often enough, more than eight characters to a token are too many.
 */
export function createPromptWatch(): PromptWatch {
  let longestWhole = 0;
  let replies = 0;
  let questions = 0;

  const mayAsk = () => questions < FREE_QUESTIONS + replies / REPLIES_PER_QUESTION;

  return {
    async isTruncated({ prompt, usage, server }) {
      const readTokens = readTokensOf(usage);
      // Old servers count none of a prompt that they had in their cache.
      if (readTokens === 0) return false;
      replies += 1;
      const looksTruncated = holdsTooMuch(prompt, readTokens);
      const isProven = prompt.length <= longestWhole * HARDLY_LONGER;
      if ((isProven && !looksTruncated) || !mayAsk()) return looksTruncated;
      questions += 1;
      const sentTokens = await countByServer(prompt, server);
      if (sentTokens === null) return looksTruncated;
      const isTruncated = readTokens < sentTokens * LEAST_READ_FRACTION - FORGIVEN_TOKENS;
      if (!isTruncated) longestWhole = Math.max(longestWhole, prompt.length);
      return isTruncated;
    },
  };
}

/** Whether the cached tokens are among the prompt tokens or beside them, no more were read; 0 where nobody told. */
function readTokensOf({ promptTokens, cachedPromptTokens }: AskedPrompt['usage']): number {
  return (promptTokens ?? 0) + (cachedPromptTokens ?? 0);
}

/** A long row of dots or blanks is one token: it counts as one character. */
function holdsTooMuch(prompt: string, tokens: number): boolean {
  const mostCharacters = tokens * MOST_CHARACTERS_PER_TOKEN;
  if (prompt.length <= mostCharacters) return false;
  return prompt.replace(/([^\p{L}\p{N}])\1+/gu, '$1').length > mostCharacters;
}
