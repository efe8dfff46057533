import type { ErrorLine } from '@assay/contracts/grading/grade-line';

import { answerInOrder } from './answer-in-order.ts';
import { lineErrorOf } from './line-error.ts';
import { MOST_LINE_BYTES, parseJsonLine } from './parse-json-line.ts';
import { readLines, type SourceLine } from './read-lines.ts';

/** What to write for a line, as plain JSON; rejects with a LineError for one that cannot be answered. */
export type AnswerLine = (line: unknown) => Promise<object>;

export interface LineStreams {
  input: AsyncIterable<Buffer>;
  output: NodeJS.WritableStream;
}

/**
 * Writes one JSON line for each JSON line of the input, in its order; for one that cannot be answered, an
 * ErrorLine in its place. Resolves with how many of those there were. Rejects when no line can be answered at
 * all, or the output is closed.
 */
export async function answerLines(
  { input, output }: LineStreams,
  answer: AnswerLine,
): Promise<{ errors: number }> {
  let errors = 0;

  async function answerOne(source: SourceLine): Promise<string> {
    try {
      return toJsonLine(await answer(parseJsonLine(source)));
    } catch (error) {
      const { code, message } = lineErrorOf(error);
      errors += 1;
      const line: ErrorLine = { line: source.number, error: { code, message } };
      return toJsonLine(line);
    }
  }

  const lines = readLines(input, { mostBytes: MOST_LINE_BYTES });
  await answerInOrder(lines, answerOne, (text) => write(output, text));
  return { errors };
}

function toJsonLine(line: object): string {
  return `${JSON.stringify(line)}\n`;
}

function write(output: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
