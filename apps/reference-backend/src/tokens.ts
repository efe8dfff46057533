/**
 * The tokenizer of this server: up to twelve letters or digits, or one other character, each with a
 * space before it if there is one, else one white space. No alternative repeats over another, so
 * it is linear; joined together, the tokens are the text, and no character is ever split.
 */
const TOKEN = / ?[\p{L}\p{M}\p{N}_]{1,12}| ?[^\s\p{L}\p{M}\p{N}_]|\s/gu;

/** The tokens of a text in order; their concatenation is the text. */
export function tokenize(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** How many tokens a text has. */
export function countTokens(text: string): number {
  return tokenize(text).length;
}
