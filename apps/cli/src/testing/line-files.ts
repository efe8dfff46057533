import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll } from 'vitest';

/** A folder for files of lines that goes when the tests of its file are done. */
export function lineFiles() {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-lines-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const pathOf = (name: string) => path.join(folder, name);

  /** Writes lines, objects as JSON; returns the file's path. */
  function write(name: string, lines: readonly (object | string)[]): string {
    const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
    writeFileSync(pathOf(name), texts.join('\n'));
    return pathOf(name);
  }

  return { pathOf, write };
}

const VERDICTS: Readonly<Record<string, string>> = {
  c: 'correct',
  i: 'incorrect',
  u: 'unscorable',
};

/** Sample lines of questions q0, q1, …, a row of letters each: c(orrect), i(ncorrect), u(nscorable); "-": no line. */
export function sampleLines(rows: readonly string[], more: object = {}): object[] {
  return rows.flatMap((row, item) =>
    [...row].flatMap((letter, repeat) =>
      letter === '-' ? [] : { item: `q${item}`, repeat, verdict: VERDICTS[letter], ...more },
    ),
  );
}
