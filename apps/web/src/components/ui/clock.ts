const TICK_MS = 30_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let nowMs = 0;

/** One clock for every relative time on the page, so that hundreds of them share one timer. */
export function subscribeToClock(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
    nowMs = 0;
  };
}

export function clockNowMs(): number {
  if (nowMs === 0) nowMs = Date.now();
  return nowMs;
}

/** The server does not know when its page will be read, so it says no age at all. */
export function clockNowOnServer(): null {
  return null;
}

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}
