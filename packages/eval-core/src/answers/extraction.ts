import type { Extraction } from '../verdict.ts';
import type { Candidate, Span } from './candidate.ts';

/** Verdicts are kept for every sample: a hostile reply must not make them large. */
const LONGEST_TEXT = 500;
const MOST_RIVALS = 5;

/** An extraction of the candidate without the white space around it; long texts and lists of rivals are cut. */
export function extractionAt(
  text: string,
  candidate: Candidate,
  rivals: readonly string[] = [],
): Extraction {
  const { start, end } = trimSpan(text, candidate);
  const boundedEnd = Math.min(end, start + LONGEST_TEXT);
  return {
    text: text.slice(start, boundedEnd),
    start,
    end: boundedEnd,
    source: 'answer',
    rule: candidate.rule,
    rivals: rivals.slice(0, MOST_RIVALS).map((rival) => rival.slice(0, LONGEST_TEXT)),
  };
}

/** The same stretch without white space at its ends. */
export function trimSpan(text: string, span: Span): Span {
  const inner = text.slice(span.start, span.end);
  const leading = inner.length - inner.trimStart().length;
  return { start: span.start + leading, end: span.start + leading + inner.trim().length };
}
