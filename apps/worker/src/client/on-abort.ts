interface Waiting {
  callbacks: Set<() => void>;
  stopListening: () => void;
}

const waitingBySignal = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls back when the signal fires, which has not fired yet. For a signal that hundreds wait for at once: each adds
 * and removes an entry of a set, where a listener of its own would cost a walk along all the others.
 *
 * @returns to be called when it does not matter any longer
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const waiting = waitingBySignal.get(signal) ?? listen(signal);
  waiting.callbacks.add(callback);
  return () => {
    waiting.callbacks.delete(callback);
    if (waiting.callbacks.size > 0 || waitingBySignal.get(signal) !== waiting) return;
    waitingBySignal.delete(signal);
    waiting.stopListening();
  };
}

function listen(signal: AbortSignal): Waiting {
  const callbacks = new Set<() => void>();
  const fire = () => {
    for (const callback of callbacks) callback();
  };
  signal.addEventListener('abort', fire, { once: true });
  const waiting = {
    callbacks,
    stopListening: () => {
      signal.removeEventListener('abort', fire);
    },
  };
  waitingBySignal.set(signal, waiting);
  return waiting;
}
