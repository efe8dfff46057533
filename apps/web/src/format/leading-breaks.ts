/** Models often begin with empty lines, which are no part of what a person wants to read. */
export function withoutLeadingBreaks(text: string): string {
  return text.replace(/^(?:[ \t]*\r?\n)+/, '');
}
