import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { removeChildRecord, writeChildRecord } from './child-record.ts';

export type ChildSpecification = {
  /** Also the name of its log and of its record. */
  name: string;
  /** Absolute path of the script that Node runs. */
  entry: string;
  /** Options of Node before the script. */
  nodeOptions: string[];
  environment: NodeJS.ProcessEnv;
  folder: string;
};

export type SupervisedChild = {
  readonly name: string;
  readonly logFile: string;
  /** Null while it is down between two starts. */
  pid(): number | null;
  /** How often it ended by itself. */
  deaths(): number;
  /** Ends it for good: SIGTERM, and SIGKILL after 10 s, or at once when `hurry` aborts. */
  stop(hurry?: AbortSignal): Promise<void>;
};

export type SupervisorOptions = {
  dataFolder: string;
  onEvent: (sentence: string) => void;
  firstDelayMs?: number;
  graceMs?: number;
};

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 10_000;
/** A child that lived this long begins again with the shortest delay. */
const HEALTHY_AFTER_MS = 30_000;
const GRACE_MS = 10_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

const EXIT_WITH_PARENT = new URL('exit-with-parent.mjs', import.meta.url).href;

/** Starts a child and keeps it running until `stop`: one that ends is started again, with growing delays. */
export async function superviseChild(
  specification: ChildSpecification,
  options: SupervisorOptions,
): Promise<SupervisedChild> {
  const logFile = path.join(options.dataFolder, 'logs', `${specification.name}.log`);
  const stopping = new AbortController();
  const state: ChildState = { child: null, deaths: 0 };
  await startChild({ specification, options, logFile, state });
  const ended = keepRunning({ specification, options, logFile, state }, stopping.signal);
  return {
    name: specification.name,
    logFile,
    pid: () => state.child?.pid ?? null,
    deaths: () => state.deaths,
    stop: async (hurry) => {
      stopping.abort();
      if (state.child !== null) {
        await endChild(state.child, options.graceMs ?? GRACE_MS, hurry);
      }
      await ended;
      await removeChildRecord(options.dataFolder, specification.name);
    },
  };
}

type ChildState = { child: ChildProcess | null; deaths: number };
type Supervision = {
  specification: ChildSpecification;
  options: SupervisorOptions;
  logFile: string;
  state: ChildState;
};

async function keepRunning(supervision: Supervision, stopping: AbortSignal): Promise<void> {
  const { specification, options, state } = supervision;
  const isStopping = () => stopping.aborted;
  const firstDelayMs = options.firstDelayMs ?? FIRST_DELAY_MS;
  let delayMs = firstDelayMs;
  while (state.child !== null) {
    const startedAt = Date.now();
    const how = await endOf(state.child);
    state.child = null;
    if (isStopping()) return;
    state.deaths += 1;
    if (Date.now() - startedAt > HEALTHY_AFTER_MS) delayMs = firstDelayMs;
    options.onEvent(
      `The ${specification.name} ended (${how}); starting it again in ${delayMs / 1000} s. Its log: ${supervision.logFile}`,
    );
    await sleep(delayMs, undefined, { signal: stopping }).catch(() => undefined);
    delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
    const child = await restart(supervision, stopping);
    // `stop` was called while it was being started, and saw no child to end.
    if (child !== null && isStopping()) await endChild(child, options.graceMs ?? GRACE_MS);
  }
}

/** A full disk can keep the log or the record from being written: that passes, so try until it does. */
async function restart(
  supervision: Supervision,
  stopping: AbortSignal,
): Promise<ChildProcess | null> {
  while (!stopping.aborted) {
    try {
      return await startChild(supervision);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      supervision.options.onEvent(
        `The ${supervision.specification.name} could not be started (${reason}); trying again.`,
      );
      await sleep(LONGEST_DELAY_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
  return null;
}

async function startChild({
  specification,
  options,
  logFile,
  state,
}: Supervision): Promise<ChildProcess> {
  await mkdir(path.dirname(logFile), { recursive: true });
  const found = await stat(logFile).catch(() => null);
  if (found !== null && found.size > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.1`);
  const log = await open(logFile, 'a', 0o600);
  try {
    const child = spawn(
      process.execPath,
      [...specification.nodeOptions, '--import', EXIT_WITH_PARENT, specification.entry],
      {
        cwd: specification.folder,
        env: specification.environment,
        // A group of its own: Ctrl-C in the terminal reaches the launcher alone, which stops them in order.
        detached: process.platform !== 'win32',
        stdio: ['pipe', log.fd, log.fd],
        windowsHide: true,
      },
    );
    await once(child, 'spawn');
    child.stdin?.on('error', () => undefined);
    state.child = child;
    if (child.pid !== undefined) {
      const { name, entry } = specification;
      // Without it the child still ends by itself when this launcher is killed, only not at once.
      await writeChildRecord(options.dataFolder, { name, pid: child.pid, entry }).catch(
        () => undefined,
      );
    }
    return child;
  } finally {
    await log.close();
  }
}

async function endOf(child: ChildProcess): Promise<string> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.signalCode ?? `exit code ${child.exitCode ?? 'unknown'}`;
}

async function endChild(child: ChildProcess, graceMs: number, hurry?: AbortSignal): Promise<void> {
  const ended = endOf(child);
  child.kill('SIGTERM');
  const patience = new AbortController();
  const giveUp = hurry === undefined ? patience.signal : AbortSignal.any([patience.signal, hurry]);
  const outOfTime = sleep(graceMs, 'late', { signal: giveUp }).catch(() => 'late');
  if ((await Promise.race([ended, outOfTime])) === 'late') child.kill('SIGKILL');
  await ended;
  patience.abort();
}
