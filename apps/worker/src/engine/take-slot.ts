import type { OpenBackend } from './backends.ts';
import type { Slot } from './replica-slots.ts';
import type { Turn } from './replicas/waiting-list.ts';

export interface SlotContext {
  backend: OpenBackend;
  /** Fires when nothing new may begin. */
  mayBegin: AbortSignal;
  /** Waits while too much that was generated is not stored yet; undefined when there is room. */
  room?: (signal: AbortSignal) => Promise<void> | undefined;
}

/**
 * Waits for a slot whose request may be sent at once.
 *
 * @throws the reason of `mayBegin` when that fired first
 */
export async function takeSlot(
  turn: Turn,
  { backend, mayBegin, room }: SlotContext,
): Promise<Slot> {
  for (;;) {
    mayBegin.throwIfAborted();
    const slot = await backend.slots.acquire(turn, mayBegin);
    const waiting = room?.(mayBegin);
    if (waiting === undefined) return slot;
    // Not kept meanwhile: a judge on the same backend may need it to grade what fills the backlog.
    slot.release({ kind: 'other' });
    await waiting;
  }
}
