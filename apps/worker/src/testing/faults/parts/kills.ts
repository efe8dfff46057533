import type { Scene, WorkerProcess } from '../fault-row.ts';

/**
 * From the last byte of a reply at its server to its commit: reading, grading, and a batch that is at most 100 ms
 * old. The rest is room for a machine whose cores have ten other things to do.
 */
const MOST_UNCOMMITTED_MS = 500;

/** Kills workers, and looks at what was lost with them. */
export interface Kills {
  kill(worker: WorkerProcess, scene: Scene): Promise<void>;
  /** Whole replies that were asked for again although they had ended too long before a kill. */
  findOldLosses(scene: Scene): string[];
  measure(scene: Scene): string;
}

/** On the servers' clock: the signal was sent, and the process was gone. */
interface Death {
  signalledMs: number;
  goneMs: number;
}

/** @param speed simulated seconds in one of the wall */
export function createKills(speed: number): Kills {
  const deaths: Death[] = [];

  /** From the end of each lost reply to the next kill, of the wall; Infinity where none came. */
  function ages({ simulator }: Scene): number[] {
    return lostReplies(simulator.state().requests).map((endedMs) => {
      const next = deaths.find(({ goneMs }) => goneMs >= endedMs);
      const ageMs = (next?.signalledMs ?? Infinity) - endedMs;
      return Math.round(Math.max(0, ageMs) / speed);
    });
  }

  return {
    async kill(worker, { simulator }) {
      const signalledMs = simulator.state().nowMs;
      await worker.kill();
      deaths.push({ signalledMs, goneMs: simulator.state().nowMs });
    },
    findOldLosses: (scene) =>
      ages(scene)
        .filter((ageMs) => ageMs > MOST_UNCOMMITTED_MS)
        .map((ageMs) => `a reply was lost that had ended ${ageMs} ms before a kill`),
    measure: (scene) => `oldest lost reply ${Math.max(0, ...ages(scene))} ms`,
  };
}

type Requests = ReturnType<Scene['simulator']['state']>['requests'];

/** The ends of all whole replies but the last for each sample: that one is stored. */
function lostReplies(requests: Requests): number[] {
  const endsByKey = new Map<string, number[]>();
  for (const { sampleKey, outcome, faults, endedMs } of requests) {
    if (outcome !== 'answered' || faults.length > 0 || endedMs === null) continue;
    endsByKey.set(sampleKey, [...(endsByKey.get(sampleKey) ?? []), endedMs]);
  }
  return [...endsByKey.values()].flatMap((ends) => ends.sort((a, b) => a - b).slice(0, -1));
}
