import { readEnv } from './env.ts';
import { createLog } from './log.ts';
import { startWorker, type RunningWorker } from './start-worker.ts';

/** What is not given back by then is freed by another worker's reaper. */
const DRAIN_LIMIT_MS = 8_000;

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
  let isEnding = false;

  function end(reason: string): void {
    if (isEnding) return;
    isEnding = true;
    log.info({ reason }, 'draining');
    setTimeout(() => {
      log.error('draining took too long');
      process.exit(1);
    }, DRAIN_LIMIT_MS).unref();
    starting.then(drain).catch((error: unknown) => {
      log.error({ err: error }, 'draining failed');
      process.exit(1);
    });
  }

  async function drain(worker: RunningWorker): Promise<void> {
    await worker.stop();
    log.info('stopped');
    process.exit(0);
  }

  process.on('SIGTERM', () => {
    end('SIGTERM');
  });
  process.on('SIGINT', () => {
    end('SIGINT');
  });
  if (env.endsWithStdin) {
    process.stdin.on('close', () => {
      end('the parent is gone');
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
