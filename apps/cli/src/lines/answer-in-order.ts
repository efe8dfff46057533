import type { SourceLine } from './read-lines.ts';

/** Lines under way at a time: enough for a few batches of every thread. */
const MOST_LINES = 512;
/** Of all lines under way: memory stays bounded when lines are long. */
const MOST_BYTES = 32_000_000;

interface LineUnderWay {
  bytes: number;
  written: Promise<void>;
}

/**
 * Answers lines concurrently and writes the answers in the order of the lines, each as soon as it and those
 * before it are there. Reads no faster than it can write. Rejects when reading, answering or writing does.
 */
export async function answerInOrder(
  lines: AsyncIterable<SourceLine>,
  answer: (line: SourceLine) => Promise<string>,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const underWay: LineUnderWay[] = [];
  let bytes = 0;
  let written = Promise.resolve();

  for await (const line of lines) {
    written = writeAfter(written, answer(line), write);
    // It is awaited below; until then a rejection has been seen to.
    written.catch(() => undefined);
    const size = line.bytes?.length ?? 0;
    underWay.push({ bytes: size, written });
    bytes += size;
    while (underWay.length >= MOST_LINES || bytes > MOST_BYTES) {
      const oldest = underWay.shift();
      if (oldest === undefined) break;
      await oldest.written;
      bytes -= oldest.bytes;
    }
  }
  await written;
}

async function writeAfter(
  earlier: Promise<void>,
  answer: Promise<string>,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const [text] = await Promise.all([answer, earlier]);
  await write(text);
}
