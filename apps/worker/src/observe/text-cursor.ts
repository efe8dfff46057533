/** A place in a list of pieces that grows at its end. */
export interface TextCursor {
  /** What is behind the place, up to the cursor's longest part; the place moves to the end of that. */
  take(pieces: readonly string[]): string;
}

export function createTextCursor(longest: number): TextCursor {
  let piece = 0;
  let offset = 0;
  return {
    take(pieces) {
      let text = '';
      while (piece < pieces.length && text.length < longest) {
        const whole = pieces[piece] ?? '';
        const part = whole.slice(offset, offset + longest - text.length);
        text += part;
        offset += part.length;
        if (offset < whole.length) break;
        piece += 1;
        offset = 0;
      }
      return text;
    },
  };
}
