import { setTimeout as sleep } from 'node:timers/promises';

import type { InFlightFrame, InFlightTextFrame } from '@assay/contracts/in-flight';

import { tokensOf, type InFlightEntry } from './in-flight.ts';
import { createTextCursor } from './text-cursor.ts';

/** About twelve frames a second: text grows as smoothly as it can be read. */
const FRAME_INTERVAL_MS = 80;
/** Late joiners get a long text in pieces, so that one frame is never megabytes. */
const LONGEST_FRAME = 32 * 1024;

/**
 * The text so far, then what comes, then how the request ended. It looks at the reply when its reader wants the
 * next frame, and keeps nothing but its place: a slow reader gets fewer and longer frames, and costs the request
 * nothing. Ends without a last frame when `signal` fires.
 */
export async function* followGeneration(
  entry: InFlightEntry,
  signal: AbortSignal,
): AsyncGenerator<InFlightFrame> {
  const thinking = createTextCursor(LONGEST_FRAME);
  const answer = createTextCursor(LONGEST_FRAME);
  const read = (isFirst = false): InFlightTextFrame => ({
    kind: 'text',
    isFirst,
    thinking: thinking.take(entry.text?.thinkingPieces ?? []),
    answer: answer.take(entry.text?.answerPieces ?? []),
    tokensSoFar: tokensOf(entry.text),
    elapsedMs: entry.elapsedMs(),
  });
  yield read(true);
  while (!signal.aborted) {
    const { end } = entry;
    const frame = read();
    const hasText = frame.thinking !== '' || frame.answer !== '';
    if (hasText) yield frame;
    else if (end) {
      yield { kind: 'end', ...end };
      return;
    }
    if (hasText && (end || isFull(frame))) continue;
    // Rejects when the watcher leaves, which the loop sees by itself.
    await sleep(FRAME_INTERVAL_MS, undefined, { signal }).catch(() => undefined);
  }
}

function isFull({ thinking, answer }: InFlightTextFrame): boolean {
  return thinking.length >= LONGEST_FRAME || answer.length >= LONGEST_FRAME;
}
