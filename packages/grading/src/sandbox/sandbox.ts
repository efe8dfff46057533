/**
 * The walls a program runs behind, strongest first.
 *
 * - `bubblewrap-python`: this machine's python3 in namespaces of its own, without privileges.
 * - `bubblewrap-pyodide`: CPython compiled to WebAssembly, in Node, in the same namespaces.
 * - `pyodide`: the same in a Node process that has given up files, network, processes and code generation.
 */
export const SANDBOX_LEVELS = ['bubblewrap-python', 'bubblewrap-pyodide', 'pyodide'] as const;
export type SandboxLevel = (typeof SANDBOX_LEVELS)[number];

export interface SandboxLimits {
  /** Wall time from the moment the interpreter is ready, enforced from outside. */
  timeMs: number;
  /** Memory of the program and all its children together, in MiB. */
  memoryMiB: number;
  /** Bytes of standard output, and apart from it of standard error, that are kept; one more ends the program. */
  outputBytes: number;
  /** Processes and threads at a time. */
  processes: number;
}

export interface ProgramRun {
  /** Relative path → text: all that the program finds in its working folder. */
  files: Readonly<Record<string, string>>;
  /** The Python file of `files` to run. */
  entry: string;
  stdin: string;
  limits: SandboxLimits;
}

/**
 * How a program ended. `exited`: by itself, with an exit code. `killed`: by a signal that no limit of ours
 * sent (a crash of the interpreter). `sandbox-failure`: the program never ran, and nothing is known of it.
 */
export type ProgramEnd =
  'exited' | 'time-limit' | 'memory-limit' | 'output-limit' | 'killed' | 'sandbox-failure';

export interface ProgramResult {
  end: ProgramEnd;
  /** Null unless the program exited by itself. */
  exitCode: number | null;
  /** At most `outputBytes` of it, as UTF-8 with replacement characters. */
  stdout: string;
  /** At most `outputBytes` of it, as UTF-8 with replacement characters. */
  stderr: string;
  /** Wall time from the interpreter's start to the end; 0 when the program never ran. */
  durationMs: number;
  /** One sentence on an end that is not `exited`; null otherwise. */
  detail: string | null;
}

export interface Sandbox {
  level: SandboxLevel;
  /** What is used, with versions, such as "bubblewrap 0.8.0, Python 3.11.2": recorded with each verdict. */
  description: string;
  pythonVersion: string;
  /**
   * Runs one program in a sandbox of its own. Never rejects for what the program does.
   *
   * @throws RangeError when the limits or file names make no sense
   */
  run(program: ProgramRun): Promise<ProgramResult>;
  /** Ends what still runs; their results are `killed`. The sandbox cannot be used afterwards. */
  close(): Promise<void>;
}

/** No level holds on this machine: one sentence with the reason for each. */
export class SandboxUnavailableError extends Error {
  override readonly name = 'SandboxUnavailableError';
}
