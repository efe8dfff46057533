/** Two kinds of being asked to stop. */
export type StopSignals = { stopping: AbortSignal; hurry: AbortSignal };

/** npm passes on a Ctrl-C that the terminal has sent to everybody already: that is one wish, not two. */
const SAME_WISH_MS = 1_000;

/** The first signal asks to stop, a later one to hurry. */
export function listenForStop(onStop: (again: boolean) => void): StopSignals {
  const stopping = new AbortController();
  const hurry = new AbortController();
  let firstAt: number | null = null;
  const wish = () => {
    const now = performance.now();
    if (firstAt === null) {
      firstAt = now;
      onStop(false);
      stopping.abort();
    } else if (now - firstAt > SAME_WISH_MS && !hurry.signal.aborted) {
      onStop(true);
      hurry.abort();
    }
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, wish);
  return { stopping: stopping.signal, hurry: hurry.signal };
}
