import type { Job, WorkerEvents } from 'graphile-worker';

/** The jobs that engines of this process have under way. */
export interface HeldJobs {
  /** Counts those of this engine too. */
  watch(events: WorkerEvents): void;
  readonly size: number;
  /** Those with this flag; null: those without any. */
  countOf(flag: string | null): number;
}

export function trackHeldJobs(): HeldJobs {
  const held = new Map<string, string[]>();
  return {
    watch(events) {
      events.on('job:start', ({ job }) => {
        held.set(job.id, flagsOf(job));
      });
      events.on('job:complete', ({ job }) => {
        held.delete(job.id);
      });
    },
    get size() {
      return held.size;
    },
    countOf(flag) {
      let count = 0;
      for (const flags of held.values()) {
        if (flag === null ? flags.length === 0 : flags.includes(flag)) count += 1;
      }
      return count;
    },
  };
}

function flagsOf({ flags }: Job): string[] {
  return Object.keys(flags ?? {});
}
