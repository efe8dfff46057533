import type { WorkerEvents } from 'graphile-worker';

/** Looks for a job that engines of this process have under way: each may find one of any kind. */
export interface Looks {
  begin(): void;
  /** Hears how the looks of this engine end. */
  watch(events: WorkerEvents): void;
  readonly underWay: number;
}

export function trackLooks(): Looks {
  let underWay = 0;
  return {
    begin() {
      underWay += 1;
    },
    watch(events) {
      // Every look ends with one of these.
      for (const end of ['job:start', 'worker:getJob:empty', 'worker:getJob:error'] as const) {
        events.on(end, () => {
          underWay -= 1;
        });
      }
    },
    get underWay() {
      return underWay;
    },
  };
}
