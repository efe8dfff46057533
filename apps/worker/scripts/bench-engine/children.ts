import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { buildRelease } from '../../src/release/build-release.ts';
import { NODE_OPTIONS } from '../../src/release/node-options.ts';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** What Node is told to run. */
const ENTRIES = {
  worker: [...NODE_OPTIONS, await buildRelease()],
  bareLoop: typescript('./bare-loop.ts'),
  simulator: typescript('../../../../packages/inference-simulator/src/main.ts'),
};

function typescript(place: string): string[] {
  return ['--import', TSX, fileURLToPath(new URL(place, import.meta.url))];
}

const started = new Set<ChildProcess>();

export interface StartedChild {
  pid: number;
  /** The first line of its output that holds the awaited text. */
  line: string;
  /** `performance.now()` of the start, and of that line. */
  startedAtMs: number;
  lineAtMs: number;
  /** Asks it to end and waits for that. */
  end: () => Promise<void>;
}

/**
 * Starts an entry as the launcher does, in a process of its own, and waits for a line of its output.
 *
 * @throws Error when it ends before
 */
export async function startChild(
  name: keyof typeof ENTRIES,
  options: {
    variables?: Record<string, string>;
    nodeOptions?: readonly string[];
    args?: readonly string[];
    awaited: string;
  },
): Promise<StartedChild> {
  const startedAtMs = performance.now();
  const child = spawn(
    process.execPath,
    [...(options.nodeOptions ?? []), ...ENTRIES[name], ...(options.args ?? [])],
    { env: { PATH: '', NODE_ENV: 'production', ...options.variables }, stdio: 'pipe' },
  );
  started.add(child);
  child.once('exit', () => started.delete(child));
  child.stderr.pipe(process.stderr);
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += String(chunk);
    const line = output.split('\n').find((text) => text.includes(options.awaited));
    if (line === undefined) continue;
    const lineAtMs = performance.now();
    child.stdout.resume();
    return { pid: child.pid ?? NaN, line, startedAtMs, lineAtMs, end: () => end(child) };
  }
  throw new Error(`The ${name} ended before it was ready: ${output}`);
}

/** For the end of the bench, however it comes. */
export async function endChildren(): Promise<void> {
  await Promise.all([...started].map(end));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
