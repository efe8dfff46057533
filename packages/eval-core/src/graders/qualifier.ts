/** Where "for all real x", "where k is an integer" begins behind a statement. */
const QUALIFIER =
  /(?:[\s,;$(]|\\[,;: ]|\\q?quad(?![a-z])){1,12}(?:\\(?:text|mathrm|mbox|textrm)\s?\{[\s,]{0,4})?(?:(?:for\s{1,4}(?:all|any|every|each|some)|where|whenever|with)\s|(?:for\s{1,4})?[kmn]\s?\\in(?![a-z]))/i;

/**
 * The statement without the words that say for which x, k or n it holds; null where there are none. Two
 * statements may then be the same though only one of them says it.
 */
export function withoutQualifier(text: string): string | null {
  const index = text.search(QUALIFIER);
  return index <= 0 ? null : text.slice(0, index).replaceAll('$', ' ').trim();
}
