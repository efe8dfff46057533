/** A line of the input, without its line break. */
export interface SourceLine {
  /** From 1. */
  number: number;
  /** null: it is longer than may be read, and was skipped. */
  bytes: Buffer | null;
}

const LINE_FEED = 0x0a;

/** Splits a stream into lines that hold something but white space; holds one line in memory, of bounded length. */
export async function* readLines(
  input: AsyncIterable<Buffer>,
  { mostBytes }: { mostBytes: number },
): AsyncGenerator<SourceLine> {
  let number = 1;
  let parts: Buffer[] = [];
  let length = 0;

  function take(part: Buffer): void {
    length += part.length;
    if (length <= mostBytes) parts.push(part);
    else parts = [];
  }

  function close(): SourceLine {
    const line = { number, bytes: length <= mostBytes ? Buffer.concat(parts) : null };
    number += 1;
    parts = [];
    length = 0;
    return line;
  }

  for await (const chunk of input) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      take(chunk.subarray(start, end));
      start = end + 1;
      const line = close();
      if (!isBlank(line)) yield line;
    }
    take(chunk.subarray(start));
  }
  const last = close();
  if (!isBlank(last)) yield last;
}

function isBlank({ bytes }: SourceLine): boolean {
  return bytes?.every((byte) => byte <= 0x20) ?? false;
}
