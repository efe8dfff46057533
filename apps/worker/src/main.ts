import { readEnv } from './env.ts';
import { createLog } from './log.ts';
import { startWorker } from './start-worker.ts';

/** What is not given back by then is freed by another worker's reaper. */
const GIVE_BACK_LIMIT_MS = 8_000;

try {
  await run();
} catch (error) {
  console.error(`The worker did not start: ${describe(error)}`);
  process.exit(1);
}

async function run(): Promise<void> {
  const env = readEnv();
  const log = createLog(env.logLevel);
  const starting = startWorker({ env, log, onEnd: end });
  const hurry = new AbortController();
  let isEnding = false;

  function end(reason: string, how: 'drain' | 'at once'): void {
    if (how === 'at once' || isEnding) hurry.abort();
    if (isEnding) return;
    isEnding = true;
    log.info({ reason, how, drainMs: env.drainMs }, 'draining');
    const limit = AbortSignal.any([AbortSignal.timeout(env.drainMs), hurry.signal]);
    dieAfter(limit);
    starting
      .then((worker) => worker.stop(limit))
      .then(() => {
        log.info('stopped');
        process.exit(0);
      })
      .catch((error: unknown) => {
        log.error({ err: error }, 'draining failed');
        process.exit(1);
      });
  }

  function dieAfter(limit: AbortSignal): void {
    const countDown = () => {
      setTimeout(() => {
        log.error('draining took too long');
        process.exit(1);
      }, GIVE_BACK_LIMIT_MS).unref();
    };
    if (limit.aborted) countDown();
    else limit.addEventListener('abort', countDown, { once: true });
  }

  // The second signal of a person or a supervisor means: now.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      end(signal, 'drain');
    });
  }
  if (env.endsWithStdin) {
    process.stdin.on('close', () => {
      end('the parent is gone', 'at once');
    });
    process.stdin.resume();
  }
  const worker = await starting;
  log.info({ id: worker.id, url: worker.url }, 'ready');
}

/** A refused connection to a name with several addresses has an empty message and one error for each. */
function describe(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
