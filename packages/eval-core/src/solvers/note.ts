/** Where a solver writes down a step at the moment it takes it; the trace is these lines and no others. */
export type Note = (line: string) => void;

/** Longest line kept, in characters: names come from prompts, so a line could otherwise be as long as one. */
export const NOTE_LINE_LIMIT = 400;

export interface Notebook {
  note: Note;
  /** The lines noted so far, joined by newlines, with a last line that says so if the limit was reached. */
  text(): string;
}

/**
 * A bounded sink for notes.
 *
 * @param lineLimit lines kept; what comes after is counted and reported, so that a trace never
 *   looks complete when it is not.
 */
export function createNotebook(lineLimit: number): Notebook {
  const lines: string[] = [];
  let droppedLines = 0;
  return {
    note(line) {
      if (lines.length >= lineLimit) {
        droppedLines += 1;
        return;
      }
      lines.push(boundedLine(line));
    },
    text() {
      const tail = droppedLines > 0 ? [`(${droppedLines} further steps not written down)`] : [];
      return [...lines, ...tail].join('\n');
    },
  };
}

function boundedLine(line: string): string {
  const characters = [...line];
  if (characters.length <= NOTE_LINE_LIMIT) return line;
  return `${characters.slice(0, NOTE_LINE_LIMIT).join('')}…`;
}
