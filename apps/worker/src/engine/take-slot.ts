import type { OpenBackend } from './backends.ts';
import type { Backlog } from './backlog.ts';
import type { RequestQueue, Slot } from './replica-slots.ts';
import type { Turn } from './replicas/waiting-list.ts';

export interface SlotContext {
  backend: Pick<OpenBackend, 'slots'>;
  /** Fires when nothing new may begin. */
  mayBegin: AbortSignal;
  /** Nothing new begins while too much that was generated is not stored yet. No such bound if left out. */
  backlog?: Pick<Backlog, 'isFull' | 'room'>;
}

/** What each of a list does about its slot. */
export interface SlotTaking<Taker> {
  turnOf: (taker: Taker) => Turn;
  /** Its request may be sent at once. */
  begin: (taker: Taker, slot: Slot, turn: Turn) => void;
}

/**
 * Lets one after the other begin, each at the moment when there is a slot for it. Resolves when the last has begun.
 *
 * @throws the reason of `mayBegin` when that fired first
 */
export async function takeSlots<Taker extends object>(
  takers: readonly Taker[],
  { turnOf, begin }: SlotTaking<Taker>,
  { backend, mayBegin, backlog }: SlotContext,
): Promise<void> {
  let begun = 0;
  const queue: RequestQueue = {
    get length() {
      return takers.length - begun;
    },
    first() {
      const taker = takers[begun];
      return taker ? turnOf(taker) : null;
    },
    begin(slot, turn) {
      const taker = takers[begun];
      if (!taker || backlog?.isFull) {
        // Not kept meanwhile: a judge on the same backend may need it to grade what fills the backlog.
        slot.release({ kind: 'other' });
        return false;
      }
      begun += 1;
      begin(taker, slot, turn);
      return true;
    },
  };
  while (queue.length > 0) {
    await backlog?.room(mayBegin);
    await backend.slots.acquireEach(queue, mayBegin);
  }
}

/**
 * Waits for a slot whose request may be sent at once.
 *
 * @throws the reason of `mayBegin` when that fired first
 */
export function takeSlot(turn: Turn, context: SlotContext): Promise<Slot> {
  return new Promise((resolve, reject) => {
    const taking = {
      turnOf: () => turn,
      begin: (_: Turn, slot: Slot) => {
        resolve(slot);
      },
    };
    takeSlots([turn], taking, context).catch(reject);
  });
}
