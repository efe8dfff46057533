import { startChild } from './children.ts';

export interface LoopPlan {
  origin: string;
  path: string;
  /** The same for every request. */
  body: string;
  concurrency: number;
  requests: number;
  /** Requests before the clock starts, so that the compiler is as warm as the worker's. */
  warmUp: number;
  /** `bytes`: the body is read at once; `events`: as a stream of events, each parsed. */
  reads: 'bytes' | 'events';
}

export interface LoopUsage {
  perSecond: number;
  cpuMsPerRequest: number;
}

/** Runs the bare loop in a process of its own. */
export async function runBareLoop(plan: LoopPlan): Promise<LoopUsage> {
  const child = await startChild('bareLoop', {
    args: [JSON.stringify(plan)],
    awaited: '"elapsedMs"',
  });
  const { elapsedMs, cpuMs } = JSON.parse(child.line) as { elapsedMs: number; cpuMs: number };
  await child.end();
  return {
    perSecond: (plan.requests / elapsedMs) * 1_000,
    cpuMsPerRequest: cpuMs / plan.requests,
  };
}
