import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { answerInOrder } from './answer-in-order.ts';
import type { SourceLine } from './read-lines.ts';

function* linesUpTo(count: number, bytes = 10): Generator<SourceLine> {
  for (let number = 1; number <= count; number += 1) yield { number, bytes: Buffer.alloc(bytes) };
}

async function* asStream(lines: Iterable<SourceLine>): AsyncGenerator<SourceLine> {
  for (const line of lines) yield await Promise.resolve(line);
}

describe('answerInOrder', () => {
  it('writes in the order of the lines, whatever order the answers come in', async () => {
    const written: string[] = [];
    await answerInOrder(
      asStream(linesUpTo(50)),
      async ({ number }) => {
        await sleep((number * 7) % 11);
        return String(number);
      },
      (text) => {
        written.push(text);
        return Promise.resolve();
      },
    );
    expect(written).toEqual(Array.from({ length: 50 }, (_, index) => String(index + 1)));
  });

  it('writes an answer before the next line comes', async () => {
    const written: string[] = [];
    async function* slowLines(): AsyncGenerator<SourceLine> {
      for (const line of linesUpTo(3)) {
        yield line;
        await sleep(20);
        expect(written).toHaveLength(line.number);
      }
    }
    await answerInOrder(
      slowLines(),
      ({ number }) => Promise.resolve(String(number)),
      (text) => Promise.resolve(void written.push(text)),
    );
    expect(written).toEqual(['1', '2', '3']);
  });

  it.each([
    [10, 512],
    [10_000_000, 4],
  ])('reads no further ahead of what it could write (lines of %i bytes)', async (bytes, most) => {
    let read = 0;
    async function* counted(): AsyncGenerator<SourceLine> {
      for await (const line of asStream(linesUpTo(2_000, 0))) {
        read += 1;
        yield { ...line, bytes: { length: bytes } as Buffer };
      }
    }
    const finished = answerInOrder(
      counted(),
      () => new Promise(() => undefined),
      () => Promise.resolve(),
    );
    await Promise.race([finished, sleep(100)]);
    expect(read).toBe(most);
  });

  it('rejects when an answer or a write does, and reads on no more', async () => {
    let read = 0;
    async function* counted(): AsyncGenerator<SourceLine> {
      for await (const line of asStream(linesUpTo(100_000))) {
        read += 1;
        yield line;
      }
    }
    const broken = answerInOrder(
      counted(),
      () => Promise.resolve('x'),
      () => Promise.reject(new Error('closed')),
    );
    await expect(broken).rejects.toThrow('closed');
    expect(read).toBeLessThan(1_000);
  });
});
