import { hash } from 'node:crypto';

import type { SampleRecord } from '@assay/db/record/sample-record';

import type { TokenCounter } from '../client/count-tokens.ts';
import type { ChatReply } from '../client/reply-builder.ts';
import type { PromptWatch } from './prompt-watch.ts';

/**
 * About 128 tokens. At a temperature above 0 each has about 0.1 nats of chance at the least, so that two texts of that
 * length agree once in 300,000 pairs; a short answer agrees with its neighbours as a rule.
 */
const SHORTEST_HASHED_CHARACTERS = 512;

export interface FlaggedReply {
  reply: ChatReply;
  /** All texts of the request, one after the other. */
  prompt: string;
  temperature: number;
  server: TokenCounter;
}

/** What is odd about a reply, and by what the same text is found again, as both are stored. */
export async function flagReply(
  prompts: PromptWatch,
  { reply, prompt, temperature, server }: FlaggedReply,
): Promise<Pick<SampleRecord, 'flags' | 'textHash'>> {
  const flags: SampleRecord['flags'][number][] = [];
  if (reply.hasLoop) flags.push('repetition_loop');
  if (reply.isCutShort) flags.push('cut_short');
  if (await prompts.isTruncated({ prompt, usage: reply, server })) flags.push('prompt_truncated');
  return { flags, textHash: temperature > 0 ? textHashOf(reply) : null };
}

/** 64 bits: among a thousand repeats the same by chance once in 10¹³ items. */
function textHashOf({ reasoning, content }: ChatReply): bigint | null {
  const length = content.length + (reasoning?.length ?? 0);
  if (length < SHORTEST_HASHED_CHARACTERS) return null;
  const digest = hash('sha256', `${reasoning ?? ''}${content}`, 'hex');
  return BigInt.asIntN(64, BigInt(`0x${digest.slice(0, 16)}`));
}
