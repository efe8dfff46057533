import type { z } from 'zod';

import { readLineAs } from '@assay/contracts/grading/read-line';

import { LineError } from './line-error.ts';
import type { SourceLine } from './read-lines.ts';

/** A reply that is graded at all, with its item, fits many times. */
export const MOST_LINE_BYTES = 32_000_000;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON of one line; throws a LineError with the sentence to write in its place. */
export function parseJsonLine({ bytes }: SourceLine): unknown {
  if (bytes === null) {
    throw new LineError('too-long', `The line has more than ${MOST_LINE_BYTES} bytes.`);
  }
  return parseJson(decode(bytes));
}

/** A line as the schema reads it; throws a LineError that names the first field that is wrong. */
export function lineAs<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const read = readLineAs(schema, value);
  if ('fault' in read) throw new LineError('bad-line', read.fault);
  return read.line;
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new LineError('not-utf-8', 'The line is not encoded in UTF-8.');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LineError('not-json', `The line is not JSON: ${reason}.`);
  }
}
