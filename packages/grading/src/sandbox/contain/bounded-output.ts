import type { Readable } from 'node:stream';

export interface BoundedOutput {
  text(): string;
}

/**
 * Keeps the first `limitBytes` of a stream and drops the rest as it comes, so that a program's flood is
 * never held in memory.
 *
 * @param onOverflow called once, at the first byte beyond the limit
 */
export function keepBounded(
  stream: Readable,
  limitBytes: number,
  onOverflow: () => void,
): BoundedOutput {
  const kept: Buffer[] = [];
  let keptBytes = 0;
  let overflowed = false;
  stream.on('data', (chunk: Buffer) => {
    const room = limitBytes - keptBytes;
    if (room > 0) {
      // A copy of what fits: a slice would hold on to the whole chunk.
      kept.push(chunk.length > room ? Buffer.from(chunk.subarray(0, room)) : chunk);
      keptBytes += Math.min(room, chunk.length);
    }
    if (chunk.length > room && !overflowed) {
      overflowed = true;
      onOverflow();
    }
  });
  return { text: () => Buffer.concat(kept).toString('utf8') };
}
