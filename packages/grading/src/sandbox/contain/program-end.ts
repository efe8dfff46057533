import type { ProgramEnd, ProgramResult, SandboxLimits } from '../sandbox.ts';

/** A shell's and bubblewrap's way to report a child that a signal ended: 128 + its number. */
const SIGNAL_EXIT_BASE = 128;
const SIGXCPU = 24;
const LAST_SIGNAL = 64;

export interface ObservedEnd {
  /** Why we ended the program ourselves; null when we did not. */
  ourEnd: ProgramEnd | null;
  started: boolean;
  spawnError: string | null;
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  limits: SandboxLimits;
  stderr: string;
}

/** Names what has been observed. */
export function readEnd(observed: ObservedEnd): Pick<ProgramResult, 'end' | 'exitCode' | 'detail'> {
  const { ourEnd, started, exitCode, signal, limits, stderr } = observed;
  if (ourEnd !== null) return { end: ourEnd, exitCode: null, detail: sentenceOn(ourEnd, limits) };
  if (!started) {
    return { end: 'sandbox-failure', exitCode: null, detail: whyNotStarted(observed) };
  }
  const signalNumber = exitCode === null ? null : exitCode - SIGNAL_EXIT_BASE;
  if (signal === 'SIGXCPU' || signalNumber === SIGXCPU) {
    return { end: 'time-limit', exitCode: null, detail: sentenceOn('time-limit', limits) };
  }
  if (signal !== null || isSignal(signalNumber)) {
    const name = signal ?? `signal ${signalNumber}`;
    return { end: 'killed', exitCode: null, detail: `The program was ended by ${name}.` };
  }
  if (exitCode !== 0 && endsInMemoryError(stderr)) {
    return { end: 'memory-limit', exitCode: null, detail: sentenceOn('memory-limit', limits) };
  }
  return { end: 'exited', exitCode, detail: null };
}

function isSignal(signalNumber: number | null): boolean {
  return signalNumber !== null && signalNumber > 0 && signalNumber <= LAST_SIGNAL;
}

/** Python's own last words when an allocation was refused and nobody caught it. */
function endsInMemoryError(stderr: string): boolean {
  const lastLine = stderr.trimEnd().split('\n').at(-1) ?? '';
  return lastLine === 'MemoryError' || lastLine.startsWith('MemoryError:');
}

function sentenceOn(end: ProgramEnd, limits: SandboxLimits): string {
  switch (end) {
    case 'time-limit':
      return `The program ran longer than ${limits.timeMs} ms.`;
    case 'memory-limit':
      return `The program needed more than ${limits.memoryMiB} MiB of memory.`;
    case 'output-limit':
      return `The program wrote more than ${limits.outputBytes} bytes.`;
    case 'killed':
      return 'The program was ended because the sandbox was closed.';
    case 'sandbox-failure':
      return 'The sandbox did not start in time.';
    case 'exited':
      return 'The program ended by itself.';
  }
}

function whyNotStarted({ spawnError, exitCode, signal, stderr }: ObservedEnd): string {
  const lines = stderr.trim().split('\n');
  // Node ends its reports with its version.
  const telling = lines.find((line) => line.includes('Error')) ?? lines.at(-1) ?? '';
  const reason = spawnError ?? (telling.trim() || `exit code ${exitCode ?? signal ?? 'unknown'}`);
  return `The sandbox did not start: ${reason.slice(0, 300)}`;
}
