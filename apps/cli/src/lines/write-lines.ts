import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Writes each value as a JSON line, no faster than they are read; ends in silence when a reader such as `head`
 * has seen enough.
 */
export async function writeLines(
  lines: Iterable<object>,
  output: NodeJS.WritableStream,
): Promise<void> {
  await writeTexts(toJsonLines(lines), output);
}

/** Writes texts one after the other, as {@link writeLines} does. */
export async function writeTexts(
  texts: Iterable<string>,
  output: NodeJS.WritableStream,
): Promise<void> {
  try {
    await pipeline(Readable.from(texts), output, { end: false });
  } catch (error) {
    if (!isBrokenPipe(error)) throw error;
  }
}

function* toJsonLines(lines: Iterable<object>): Generator<string> {
  for (const line of lines) yield `${JSON.stringify(line)}\n`;
}

const CLOSED = new Set<unknown>(['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/** The error of an output that nobody reads any more. */
export function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CLOSED.has(error.code);
}
