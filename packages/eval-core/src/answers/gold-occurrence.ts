import type { Span } from './candidate.ts';

/** The end of a long answer; a gold far before it was dropped on the way. */
const WINDOW = 50_000;
/** Before a single letter or digit, which else stands in almost every text: what presents it as an answer. */
const PRESENTED = /(?:\\boxed\{|\*\*|answer:?|option|choice|\bis|=)[\s*$("'[]{0,4}$/i;
const LONGEST_MARK = 16;

/**
 * Whether one of the texts stands in the answer as a whole token ("12" not in "312", "-12" or "12.5"),
 * outside of the given span; case does not count. A text of one character counts only where it is
 * presented as an answer ("**B**", "= 7"). Linear for each text.
 */
export function occursOutside(
  answer: string,
  texts: readonly string[],
  excluded: Span | null,
): boolean {
  const offset = Math.max(0, answer.length - WINDOW);
  const lowered = answer.slice(offset).toLowerCase();
  // A few letters change their length with their case; then places would be off.
  const scanned = lowered.length === answer.length - offset ? lowered : answer.slice(offset);
  const inner = excluded && { start: excluded.start - offset, end: excluded.end - offset };
  return texts
    .map((text) => text.trim().toLowerCase())
    .some((text) => text !== '' && occurs(scanned, text, inner));
}

function occurs(scanned: string, text: string, excluded: Span | null): boolean {
  for (let at = scanned.indexOf(text); at !== -1; at = scanned.indexOf(text, at + 1)) {
    const end = at + text.length;
    const isExcluded = excluded !== null && at < excluded.end && end > excluded.start;
    if (!isExcluded && isToken(scanned, at, end) && isTelling(scanned, text, at)) return true;
  }
  return false;
}

function isToken(scanned: string, start: number, end: number): boolean {
  const before = scanned.slice(Math.max(0, start - 2), start);
  const after = scanned.slice(end, end + 2);
  const isNumber = /\d/.test(scanned.charAt(start));
  if (/[\p{L}\p{N}_]$/u.test(before) && /[\p{L}\p{N}]/u.test(scanned.charAt(start))) return false;
  if (/^[\p{L}\p{N}_]/u.test(after) && /[\p{L}\p{N}]/u.test(scanned.charAt(end - 1))) return false;
  return !(isNumber && /(?:[-−]|\d[.,])$/.test(before)) && !/^[.,]\d/.test(after);
}

function isTelling(scanned: string, text: string, at: number): boolean {
  return text.length > 1 || PRESENTED.test(scanned.slice(Math.max(0, at - LONGEST_MARK), at));
}
