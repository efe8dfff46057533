import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';

import { describe, expect, it, vi } from 'vitest';

import { keepBounded } from './bounded-output.ts';

async function keep(chunks: string[], limitBytes: number) {
  const stream = new PassThrough();
  const onOverflow = vi.fn();
  const output = keepBounded(stream, limitBytes, onOverflow);
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await finished(stream);
  return { text: output.text(), overflows: onOverflow.mock.calls.length };
}

describe('keepBounded', () => {
  it.each([
    [['abc', 'def'], 6, 'abcdef', 0],
    [['abc', 'defg'], 6, 'abcdef', 1],
    [['abcdefghij', 'k', 'l'], 6, 'abcdef', 1],
    [[], 6, '', 0],
  ])('of %j keeps %d bytes: %j, overflows: %d', async (chunks, limit, text, overflows) => {
    expect(await keep(chunks, limit)).toEqual({ text, overflows });
  });

  it('puts characters together that lie across chunks', async () => {
    const stream = new PassThrough();
    const output = keepBounded(stream, 10, () => undefined);
    const euro = Buffer.from('€');
    stream.write(euro.subarray(0, 1));
    stream.end(euro.subarray(1));
    await finished(stream);

    expect(output.text()).toBe('€');
  });
});
