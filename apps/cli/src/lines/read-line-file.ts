import { createReadStream } from 'node:fs';

import type { z } from 'zod';

import { CommandFailure } from '../failure.ts';
import { LineError } from './line-error.ts';
import { lineAs, MOST_LINE_BYTES, parseJsonLine } from './parse-json-line.ts';
import { readLines, type SourceLine } from './read-lines.ts';

/** As a file's name: standard input. */
export const STANDARD_INPUT = '-';

/**
 * The lines of a file as the schema reads them; nothing is made of a file with a line that it cannot read.
 * @throws CommandFailure that names the file, the line and what is wrong with it
 */
export async function* readLineFile<S extends z.ZodType>(
  name: string,
  schema: S,
): AsyncGenerator<z.output<S>> {
  const input: AsyncIterable<Buffer> =
    name === STANDARD_INPUT ? process.stdin : createReadStream(name);
  try {
    for await (const line of readLines(input, { mostBytes: MOST_LINE_BYTES })) {
      yield readLine(name, line, schema);
    }
  } catch (error) {
    throw isFileError(error) ? new CommandFailure(sentenceOf(name, error)) : error;
  }
}

function readLine<S extends z.ZodType>(name: string, line: SourceLine, schema: S): z.output<S> {
  try {
    return lineAs(schema, parseJsonLine(line));
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    throw new CommandFailure(`${titleOf(name)}, line ${line.number}: ${error.message}`);
  }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function sentenceOf(name: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return `There is no file ${name}.`;
  if (code === 'EISDIR') return `${name} is a folder: name a file of JSON lines.`;
  return `${titleOf(name)} cannot be read: ${message}.`;
}

function titleOf(name: string): string {
  return name === STANDARD_INPUT ? 'Standard input' : name;
}
