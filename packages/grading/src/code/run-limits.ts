/** Processes and threads of a program at a time. */
export const PROCESSES = 32;

const LEAST_OUTPUT_BYTES = 8 * 1024 * 1024;
/** JSON writes a character in up to six bytes. */
const BYTES_PER_EXPECTED = 6;
const MOST_OUTPUT_BYTES = 256 * 1024 * 1024;

/** What a program may write: plenty more than is expected of it. */
export function outputBytesFor(expected: readonly string[]): number {
  const characters = expected.reduce((sum, { length }) => sum + length, 0);
  return Math.min(LEAST_OUTPUT_BYTES + characters * BYTES_PER_EXPECTED, MOST_OUTPUT_BYTES);
}
