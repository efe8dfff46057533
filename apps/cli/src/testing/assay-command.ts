import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const ASSAY = fileURLToPath(new URL('../../../../scripts/assay.mjs', import.meta.url));

export type AssayCommand = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts `assay` with these variables and no others. */
export function startAssay(
  args: readonly string[],
  variables: Record<string, string>,
): AssayCommand {
  return spawn(process.execPath, [ASSAY, ...args], {
    env: { PATH: '', ...variables },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Gives the command these lines and waits for its end; objects are written as JSON. */
export async function answersOf(command: AssayCommand, lines: readonly (string | object)[]) {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  command.stdin.end(texts.join('\n'));
  const exit = once(command, 'close') as Promise<[number | null]>;
  const [output, complaints, [code]] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    exit,
  ]);
  const answers = output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { answers, complaints, code };
}
