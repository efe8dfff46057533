import { setTimeout as sleep } from 'node:timers/promises';

import { demoLine } from './banner.ts';
import type { Reporter } from './reporter.ts';

const POLL_MS = 2_000;
/** Without a terminal each line stays: say no more than ten. */
const STEPS = 10;

/** Tells how far the demo sweep is until it has finished; silent when it was finished before, or is not there. */
export async function watchDemo(options: {
  databaseUrl: string;
  reporter: Reporter;
  isTerminal: boolean;
  stopping: AbortSignal;
}): Promise<void> {
  const { databaseUrl, reporter, isTerminal, stopping } = options;
  const { demoProgress } = await import('@assay/api/setup/demo-progress');
  let lastStep = -1;
  while (!stopping.aborted) {
    const progress = await demoProgress(databaseUrl).catch(() => undefined);
    if (progress === null || (progress?.finished === true && lastStep === -1)) return;
    if (progress !== undefined) {
      const step = Math.floor((STEPS * progress.done) / Math.max(progress.planned, 1));
      if (progress.finished) reporter.lines([demoLine(progress)]);
      else if (isTerminal || step > lastStep) reporter.passing(demoLine(progress));
      lastStep = step;
      if (progress.finished) return;
    }
    await sleep(POLL_MS, undefined, { signal: stopping }).catch(() => undefined);
  }
}
