import type { Span } from './answers/candidate.ts';

/** A stretch of a raw reply that went into its thinking or its answer. */
export interface ReplyPiece extends Span {
  field: 'content' | 'reasoning';
  /** Where it begins in the joined text. */
  at: number;
}

export interface JoinedText {
  text: string;
  pieces: ReplyPiece[];
}

/** A field of the reply, whole and as it came. */
export function wholeField(field: ReplyPiece['field'], text: string): JoinedText {
  return { text, pieces: [{ field, start: 0, end: text.length, at: 0 }] };
}

/** Stretches of the content put together, each without white space at its ends, with a blank line between. */
export function joinBlocks(content: string, spans: readonly Span[]): JoinedText {
  const blocks = spans
    .map((span) => trimmed(content, span))
    .filter(({ start, end }) => end > start);
  return join(content, blocks, '\n\n');
}

/** Stretches of the content put together as one text, without white space at its two ends. */
export function joinSeamlessly(content: string, spans: readonly Span[]): JoinedText {
  const isBlank = ({ start, end }: Span): boolean => content.slice(start, end).trim() === '';
  const first = spans.findIndex((span) => !isBlank(span));
  const last = spans.findLastIndex((span) => !isBlank(span));
  const inner = first === -1 ? [] : spans.slice(first, last + 1);
  const ends = inner.map((span, index) => ({
    start: index === 0 ? trimmed(content, span).start : span.start,
    end: index === inner.length - 1 ? trimmed(content, span).end : span.end,
  }));
  return join(content, ends, '');
}

function join(content: string, spans: readonly Span[], separator: string): JoinedText {
  let at = 0;
  const pieces = spans.map(({ start, end }): ReplyPiece => {
    const piece: ReplyPiece = { field: 'content', start, end, at };
    at += end - start + separator.length;
    return piece;
  });
  return { text: spans.map(({ start, end }) => content.slice(start, end)).join(separator), pieces };
}

function trimmed(content: string, { start, end }: Span): Span {
  const text = content.slice(start, end);
  const leading = text.length - text.trimStart().length;
  return { start: start + leading, end: start + leading + text.trim().length };
}
