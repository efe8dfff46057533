/** Two kinds of being asked to stop. */
export type StopSignals = { stopping: AbortSignal; hurry: AbortSignal };

/** npm passes on a Ctrl-C that the terminal has sent to everybody already: that is one wish, not two. */
const SAME_WISH_MS = 1_000;

const PARENT_POLL_MS = 1_000;

/**
 * The first signal asks to stop, a later one to hurry. With `watchParent` the end of the parent process
 * asks too: npm passes SIGTERM on to the shell between, which dies of it and tells nobody.
 */
export function listenForStop(options: {
  watchParent: boolean;
  onStop: (again: boolean) => void;
}): StopSignals {
  const { onStop } = options;
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
  if (options.watchParent) {
    const parentPid = process.ppid;
    const timer = setInterval(() => {
      if (process.ppid === parentPid) return;
      clearInterval(timer);
      if (firstAt === null) wish();
    }, PARENT_POLL_MS);
    timer.unref();
  }
  return { stopping: stopping.signal, hurry: hurry.signal };
}
