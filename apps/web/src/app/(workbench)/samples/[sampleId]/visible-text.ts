/** A stretch [start, end) of a text, in UTF-16 code units. */
export interface Stretch {
  start: number;
  end: number;
}

export interface TextPart {
  text: string;
  marked: boolean;
}

export interface VisibleText {
  parts: TextPart[];
  /** Characters (code units) that are not shown yet. */
  hidden: number;
}

/** The last place where the extracted text stands in the answer: graders take the last answer. */
export function findExtracted(answer: string, extracted: string | null): Stretch | null {
  if (extracted === null || extracted === '') return null;
  const start = answer.lastIndexOf(extracted);
  return start === -1 ? null : { start, end: start + extracted.length };
}

/**
 * The first `limit` characters in at most three parts, the marked stretch apart. Long traces are shown
 * piece by piece, so that a text of megabytes costs three nodes and not a frozen page.
 */
export function visibleText(
  text: string,
  { limit, mark }: { limit: number; mark: Stretch | null },
): VisibleText {
  const end = wholeCharacterEnd(text, Math.min(limit, text.length));
  const hidden = text.length - end;
  if (mark === null || mark.start >= end) {
    return { parts: partsOf([{ text: text.slice(0, end), marked: false }]), hidden };
  }
  const markEnd = Math.min(mark.end, end);
  return {
    parts: partsOf([
      { text: text.slice(0, mark.start), marked: false },
      { text: text.slice(mark.start, markEnd), marked: true },
      { text: text.slice(markEnd, end), marked: false },
    ]),
    hidden,
  };
}

/** Never between the two halves of a surrogate pair. */
function wholeCharacterEnd(text: string, end: number): number {
  const isBetweenHalves =
    end > 0 &&
    end < text.length &&
    (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 &&
    (text.charCodeAt(end) & 0xfc00) === 0xdc00;
  return isBetweenHalves ? end + 1 : end;
}

function partsOf(parts: readonly TextPart[]): TextPart[] {
  return parts.filter(({ text }) => text !== '');
}
