import type {
  ErrorLine,
  ExtractedLine,
  GradedLine,
  GradeLine,
} from '@assay/contracts/grading/grade-line';

import { answerInOrder } from '../lines/answer-in-order.ts';
import { readLines, type SourceLine } from '../lines/read-lines.ts';
import { lineErrorOf } from './line-error.ts';
import { MOST_LINE_BYTES, parseLine } from './parse-line.ts';

export type AnswerLine = (line: GradeLine) => Promise<GradedLine | ExtractedLine>;

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
      return toJsonLine(await answer(parseLine(source)));
    } catch (error) {
      const { code, message } = lineErrorOf(error);
      errors += 1;
      return toJsonLine({ line: source.number, error: { code, message } });
    }
  }

  const lines = readLines(input, { mostBytes: MOST_LINE_BYTES });
  await answerInOrder(lines, answerOne, (text) => write(output, text));
  return { errors };
}

function toJsonLine(line: GradedLine | ExtractedLine | ErrorLine): string {
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
