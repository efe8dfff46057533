/** English prose has about four characters a token in common tokenizers; ours is estimated so. */
export const CHARACTERS_PER_TOKEN = 4;

export const LONG_CONTEXT_LEVELS = [250, 500, 1000, 2000, 4000, 8000, 16_000, 32_000].map(
  (tokens, index) => ({ level: index + 1, tokens }),
);
