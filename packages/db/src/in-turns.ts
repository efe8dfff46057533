import { setImmediate } from 'node:timers/promises';

import type { InParts } from '@assay/eval-core/in-parts';

/** Runs a computation between whatever else the process has to do: other requests wait for one part of it, not for all. */
export async function inTurns<Result>(parts: InParts<Result>): Promise<Result> {
  let step = parts.next();
  while (step.done !== true) {
    await setImmediate();
    step = parts.next();
  }
  return step.value;
}
