import type { Extraction } from './verdict.ts';

/** A stretch of the answer: [start, end) in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** Verdicts are kept for every sample: a hostile reply must not make them large. */
const LONGEST_TEXT = 500;
const MOST_RIVALS = 5;

/** An extraction of the span without the white space around it; long texts and lists of rivals are cut. */
export function extractionAt(
  answer: string,
  span: Span,
  found: { rule: string; rivals: readonly string[] },
): Extraction {
  const { start, end } = trimSpan(answer, span);
  const boundedEnd = Math.min(end, start + LONGEST_TEXT);
  return {
    text: answer.slice(start, boundedEnd),
    start,
    end: boundedEnd,
    rule: found.rule,
    rivals: found.rivals.slice(0, MOST_RIVALS).map((rival) => rival.slice(0, LONGEST_TEXT)),
  };
}

/** The same stretch without white space at its ends. */
export function trimSpan(text: string, span: Span): Span {
  const inner = text.slice(span.start, span.end);
  const leading = inner.length - inner.trimStart().length;
  return { start: span.start + leading, end: span.start + leading + inner.trim().length };
}
