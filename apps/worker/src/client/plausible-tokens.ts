/** English has four characters to a token; no language and no tokenizer has twenty. */
const MOST_CHARACTERS_PER_TOKEN = 20;

/** Whether so many tokens can have made a text of so many characters; a text of none takes none. */
export function canHold(tokens: number, characters: number): boolean {
  return characters <= tokens * MOST_CHARACTERS_PER_TOKEN;
}
