import type { UsageCounts } from './dialect.ts';

/** The three counts that every server tells. */
export function plainUsage({ promptTokens, completionTokens }: UsageCounts) {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}
