import { Readable } from 'node:stream';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readLines } from './read-lines.ts';

async function linesOf(chunks: readonly (string | Buffer)[], mostBytes = 1_000) {
  const input = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  const lines: [number, string | null][] = [];
  for await (const { number, bytes } of readLines(input, { mostBytes })) {
    lines.push([number, bytes?.toString() ?? null]);
  }
  return lines;
}

describe('readLines', () => {
  it('leaves out blank lines, but counts them', async () => {
    expect(await linesOf(['a\n\n \t\r\nb'])).toEqual([
      [1, 'a'],
      [4, 'b'],
    ]);
    expect(await linesOf([''])).toEqual([]);
  });

  it('gives the same lines however the input is cut into chunks', async () => {
    const chunk = fc.string({ unit: fc.constantFrom('a', 'é', '\n', '𝒙', ' ') });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk), fc.array(fc.nat(20)), async (texts, cuts) => {
        const whole = Buffer.from(texts.join(''));
        const at = [0, ...cuts, whole.length].sort((a, b) => a - b);
        const chunks = at.map((start, index) => whole.subarray(start, at[index + 1] ?? start));
        const expected = whole
          .toString()
          .split('\n')
          .map((text, index) => [index + 1, text] as const)
          .filter(([, text]) => text.trim() !== '');
        expect(await linesOf(chunks)).toEqual(expected);
      }),
    );
  });

  it('skips a line that is too long, and reads on behind it', async () => {
    const chunks = ['ab\n', ...Array.from({ length: 50 }, () => 'x'.repeat(100)), '\ncd\n'];
    expect(await linesOf(chunks)).toEqual([
      [1, 'ab'],
      [2, null],
      [3, 'cd'],
    ]);
    expect(await linesOf(['x'.repeat(1_000), '\n', 'x'.repeat(1_001)])).toEqual([
      [1, 'x'.repeat(1_000)],
      [2, null],
    ]);
  });
});
