import { onAbort } from '../client/on-abort.ts';

/** Replies that have come and are not stored yet: they are being graded, wait for the recorder, or are being written. */
export interface Backlog {
  /** How many there are. */
  readonly replies: number;
  /** Nothing further may be asked for. */
  readonly isFull: boolean;
  /** Counts a reply of so many characters. Returns what is to be called once it is stored. */
  add(size: number): () => void;
  /**
   * Resolves when a further reply may be asked for. Only the database or the graders being slower than the backends
   * keeps anybody waiting: a worker that is killed loses no more than this, and its memory has a bound.
   *
   * @returns undefined when there is room now
   * @throws the signal's reason when that fired first
   */
  room(signal: AbortSignal): Promise<void> | undefined;
}

/** Two batches of the recorder. At 256 short replies in flight, some 400 wait. */
const MOST_REPLIES = 1_000;
/** In characters. */
const LARGEST_BACKLOG = 64 * 1024 * 1024;

export function createBacklog(): Backlog {
  const waiting = new Set<() => void>();
  let replies = 0;
  let size = 0;

  function isFull(): boolean {
    return replies >= MOST_REPLIES || size >= LARGEST_BACKLOG;
  }

  function waitForRoom(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stopListening = onAbort(signal, () => {
        waiting.delete(goOn);
        reject(signal.reason as Error);
      });
      const goOn = () => {
        stopListening();
        resolve();
      };
      waiting.add(goOn);
    });
  }

  function remove(replySize: number): void {
    replies -= 1;
    size -= replySize;
    if (waiting.size === 0 || isFull()) return;
    const all = [...waiting];
    waiting.clear();
    for (const goOn of all) goOn();
  }

  return {
    get replies() {
      return replies;
    },
    get isFull() {
      return isFull();
    },
    add(replySize) {
      replies += 1;
      size += replySize;
      return () => {
        remove(replySize);
      };
    },
    room: (signal) => (isFull() ? waitForRoom(signal) : undefined),
  };
}
