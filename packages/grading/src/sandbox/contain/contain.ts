import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

import { START_FD, type Launch } from '../launcher.ts';
import type { ProgramEnd, ProgramResult, SandboxLimits } from '../sandbox.ts';
import { keepBounded } from './bounded-output.ts';
import { processTree, residentMiB } from './process-tree.ts';
import { readEnd } from './program-end.ts';

/** How long the walls and the interpreter may take to stand, on a loaded machine. */
const START_LIMIT_MS = 30_000;
const MEMORY_POLL_MS = 50;
/** How long pipes may stay open after a kill; whoever holds them then is not ours to wait for. */
const CLOSE_GRACE_MS = 5_000;

export interface Containment {
  limits: SandboxLimits;
  memoryCeilingMiB: number;
  /** Ends the program early; its result is `killed`. */
  signal: AbortSignal;
}

/**
 * Runs a launched command under the limits that are enforced from outside: wall time, memory of the whole
 * tree, output. Whatever ends it, its process tree is gone when the promise resolves. Never rejects.
 */
export function runContained(launch: Launch, containment: Containment): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const { limits } = containment;
    const child = spawnLaunch(launch);
    let startedAt: number | null = null;
    let ourEnd: ProgramEnd | null = null;
    let spawnError: string | null = null;

    const end = (reason: ProgramEnd) => {
      ourEnd ??= reason;
      stopWatching();
      killTree(child).catch(() => undefined);
      setTimeout(() => destroyPipes(child), CLOSE_GRACE_MS).unref();
    };
    const stdout = keepBounded(pipeOf(child, 1), limits.outputBytes, () => end('output-limit'));
    const stderr = keepBounded(pipeOf(child, 2), limits.outputBytes, () => end('output-limit'));
    let clock = setTimeout(() => end('sandbox-failure'), START_LIMIT_MS);
    pipeOf(child, START_FD).once('data', () => {
      startedAt = performance.now();
      clearTimeout(clock);
      clock = setTimeout(() => end('time-limit'), limits.timeMs);
    });
    const stopMemoryWatch = watchMemory(child, containment, () => end('memory-limit'));
    const onAbort = () => end('killed');
    containment.signal.addEventListener('abort', onAbort, { once: true });
    const stopWatching = () => {
      clearTimeout(clock);
      stopMemoryWatch();
      containment.signal.removeEventListener('abort', onAbort);
    };

    child.once('error', (error) => {
      spawnError = error.message;
      // Where nothing was spawned no exit follows, and the pipes would stay open.
      if (child.pid === undefined) destroyPipes(child);
    });
    child.once('close', (exitCode, signal) => {
      stopWatching();
      const durationMs = startedAt === null ? 0 : performance.now() - startedAt;
      const output = { stdout: stdout.text(), stderr: stderr.text() };
      const started = startedAt !== null;
      const ended = readEnd({ ourEnd, started, spawnError, exitCode, signal, limits, ...output });
      resolve({ ...ended, ...output, durationMs });
    });
  });
}

function spawnLaunch(launch: Launch): ChildProcess {
  const child = spawn(launch.command, launch.args, {
    // Nothing of our own environment, and a process group that can be killed as one.
    env: {},
    cwd: '/',
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', ...launch.inputs.map(() => 'pipe' as const)],
  });
  feed(child.stdin, launch.stdin);
  launch.inputs.forEach((input, index) => {
    feed(child.stdio[START_FD + 1 + index] as Writable, input);
  });
  return child;
}

/** A program that ends without reading its input breaks the pipe, which is no fault. */
function feed(pipe: Writable | null, content: Buffer | string): void {
  pipe?.on('error', () => undefined);
  pipe?.end(content);
}

function pipeOf(child: ChildProcess, fd: number): Readable {
  const pipe = child.stdio[fd] as Readable;
  pipe.on('error', () => undefined);
  return pipe;
}

function watchMemory(
  child: ChildProcess,
  { memoryCeilingMiB }: Containment,
  onExceeded: () => void,
): () => void {
  const { pid } = child;
  let stopped = false;
  const isStopped = () => stopped;
  const look = async () => {
    while (pid !== undefined && !isStopped()) {
      const mebibytes = await residentMiB(pid);
      if (mebibytes !== null && mebibytes > memoryCeilingMiB && !isStopped()) onExceeded();
      await new Promise((resolve) => setTimeout(resolve, MEMORY_POLL_MS).unref());
    }
  };
  look().catch(() => undefined);
  return () => {
    stopped = true;
  };
}

/** The group and whoever left it: a namespace's first process takes all others of it along. */
async function killTree(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return;
  const pids = await processTree(child.pid);
  // Its number may be another's by now.
  if (hasEnded(child)) return;
  for (const target of [-child.pid, ...pids]) sendKill(target);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function sendKill(target: number): void {
  try {
    process.kill(target, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function destroyPipes(child: ChildProcess): void {
  for (const pipe of child.stdio) pipe?.destroy();
}
