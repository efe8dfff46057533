import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { fixturesFolder } from './env.ts';

/** Whether the public cases and data sets are at hand: `describe.runIf(hasFixtures)`. */
export const hasFixtures = fixturesFolder !== null;

/** The text of a file of the fixtures; "….gz" is unpacked. Throws when it is missing. */
export function readFixture(relativePath: string): string {
  if (fixturesFolder === null) throw new Error('ASSAY_FIXTURES names no folder.');
  const bytes = readFileSync(path.resolve(fixturesFolder, relativePath));
  return (relativePath.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** The records of a JSON-lines file of the fixtures; their shape is the caller's claim. */
export function readFixtureLines<Row>(relativePath: string): Row[] {
  return readFixture(relativePath)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}
