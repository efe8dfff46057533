/** What the harness says of one process; see harness/harness.py. */
export interface HarnessReport {
  /** Why the program could not be loaded; null: it could, or the process was ended before. */
  fault: string | null;
  isLoaded: boolean;
  /** In the order of the tests, from the first that this process had. */
  tests: HarnessTest[];
}

export interface HarnessTest {
  seconds: number;
  /** As harness/encode_value.py writes it; null where there is an error. */
  value: unknown;
  error: string | null;
}

type Line = Record<string, unknown>;

/** Reads the marked lines of a process's output; what does not continue the order is passed over. */
export function readHarnessReport(stdout: string, token: string, first: number): HarnessReport {
  const lines = markedLines(stdout, token);
  const tests: HarnessTest[] = [];
  for (const line of lines) {
    if (line.test === first + tests.length) tests.push(readTest(line));
  }
  const fault = lines.find((line) => typeof line.fault === 'string')?.fault;
  return {
    fault: typeof fault === 'string' ? fault : null,
    isLoaded: lines.some((line) => line.loaded === true),
    tests,
  };
}

function markedLines(stdout: string, token: string): Line[] {
  const mark = `${token} `;
  return stdout
    .split('\n')
    .filter((line) => line.startsWith(mark))
    .map((line) => readJson(line.slice(mark.length)))
    .filter((line): line is Line => typeof line === 'object' && line !== null);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readTest({ seconds, value, error }: Line): HarnessTest {
  return {
    seconds: typeof seconds === 'number' ? seconds : 0,
    value: value ?? null,
    error: typeof error === 'string' ? error.slice(0, 1_000) : null,
  };
}
