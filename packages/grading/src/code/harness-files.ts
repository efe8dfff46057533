import { readFile } from 'node:fs/promises';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, 'harness');
const STDIO_FILES = ['run_program.py', 'assumed_names.py'];
const CALL_FILES = ['harness.py', 'assumed_names.py', 'encode_value.py', 'plain_results.py'];

export type HarnessFiles = Readonly<Record<string, string>>;

/** What runs a program on standard input; the entry is run_program.py. */
export function readStdioHarness(): Promise<HarnessFiles> {
  return readHarness(STDIO_FILES);
}

/** What calls a program or runs assertions beside it; the entry is harness.py. */
export function readCallHarness(): Promise<HarnessFiles> {
  return readHarness(CALL_FILES);
}

async function readHarness(names: readonly string[]): Promise<HarnessFiles> {
  const read = async (name: string) => [name, await readFile(path.join(FOLDER, name), 'utf8')];
  return Object.fromEntries(await Promise.all(names.map(read))) as HarnessFiles;
}
