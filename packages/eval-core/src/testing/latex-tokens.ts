/** A command, an escaped character, or one character that is no white space. */
export interface LatexToken {
  text: string;
  start: number;
}

const TOKEN = /\\[a-zA-Z]+|\\?\S/g;

/** The tokens of a formula or a plain text, in order. */
export function tokensOf(text: string): LatexToken[] {
  return [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({ text: token, start: index }));
}
