const REPLACEMENT = '\uFFFD';

/**
 * PostgreSQL refuses NUL in text. A lone surrogate needs no care here: the UTF-8 encoding on the way to the
 * server makes the same replacement character of it.
 */
export function storableText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', REPLACEMENT) : text;
}

/** Without half characters, which JSON would carry as escapes that jsonb refuses. */
export function wellFormedText(text: string): string {
  return Buffer.from(text).toString();
}

/** At most `length` UTF-16 code units, and no half of a character at the cut. */
export function boundedText(text: string, length: number): string {
  if (text.length <= length) return storableText(text);
  const endsInHalf = /[\uD800-\uDBFF]/.test(text.charAt(length - 1));
  return storableText(text.slice(0, endsInHalf ? length - 1 : length));
}
