import { createColors } from 'picocolors';

/** Where the launcher's words go. */
export type Reporter = {
  /** What it is doing now. */
  progress(sentence: string): void;
  /** A line that later ones may take the place of on a terminal. */
  passing(line: string): void;
  /** Lines for the person who started it. */
  lines(lines: string[]): void;
  failure(sentence: string): void;
};

type Sink = { write(text: string): unknown; isTTY?: boolean };

/**
 * With `json` everything goes to standard error, since standard output belongs to the one JSON line.
 */
export function createReporter(options: { json: boolean; stdout: Sink; stderr: Sink }): Reporter {
  const sink = options.json ? options.stderr : options.stdout;
  const isTerminal = sink.isTTY === true;
  const { dim } = createColors(isTerminal);
  const { red } = createColors(options.stderr.isTTY === true);
  let passingLength = 0;
  const print = (text: string) => {
    const erase = passingLength > 0 ? `\r${' '.repeat(passingLength)}\r` : '';
    passingLength = 0;
    sink.write(`${erase}${text}\n`);
  };
  return {
    progress: (sentence) => {
      print(dim(sentence));
    },
    passing: (line) => {
      if (!isTerminal) {
        print(line);
        return;
      }
      sink.write(`\r${line.padEnd(passingLength)}`);
      passingLength = line.length;
    },
    lines: (lines) => {
      print(lines.join('\n'));
    },
    failure: (sentence) => {
      if (passingLength > 0) print('');
      options.stderr.write(`${red(sentence)}\n`);
    },
  };
}
