/** What Python counts as white space; JavaScript's own set differs at U+001C to U+001F, U+0085 and U+FEFF. */
const WHITE_SPACE =
  '\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';

/** Python's `\s`, `\w` and `\d` as parts of a regular expression with the flag `u`. */
export const SPACE = `[${WHITE_SPACE}]`;
export const WORD = String.raw`[\p{L}\p{N}_]`;
export const DIGIT = String.raw`\p{Nd}`;

/** Python's `str.strip`: without those characters at both ends. */
export function strip(text: string, characters = WHITE_SPACE): string {
  return stripEnd(stripStart(text, characters), characters);
}

/** Python's `str.lstrip`. */
export function stripStart(text: string, characters = WHITE_SPACE): string {
  let start = 0;
  while (start < text.length && characters.includes(text.charAt(start))) start += 1;
  return text.slice(start);
}

/** Python's `str.rstrip`. */
export function stripEnd(text: string, characters = WHITE_SPACE): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

export function isBlank(text: string): boolean {
  return strip(text) === '';
}

/** Python's `str.isupper`: a letter with case is there, and none of them is lower or title case. */
export function isUpper(text: string): boolean {
  return /\p{Uppercase}/u.test(text) && !/\p{Lowercase}|\p{Lt}/u.test(text);
}

/** Python's `str.islower`. */
export function isLower(text: string): boolean {
  return /\p{Lowercase}/u.test(text) && !/\p{Uppercase}|\p{Lt}/u.test(text);
}

/** All stretches of Python's `\w+`: a hyphen or an apostrophe parts two words, an underscore does not. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}
