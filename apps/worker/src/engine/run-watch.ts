import type { LogSink } from '@assay/db/log-sink';
import type { DatabasePool } from '@assay/db/pool';
import { findRunCourses, type RunCourse } from '@assay/db/work/run-state';

import type { SweepTurn } from './replicas/waiting-list.ts';

/** A person who pauses or cancels has the server's slots back within a second. */
const LOOK_INTERVAL_MS = 250;

export interface RunWatch {
  /**
   * Calls `onStopped` when a run that is under way was paused, cancelled, failed or removed, and keeps the
   * priority of its sweep. Returns how to stop looking.
   */
  watch(watched: WatchedRun): () => void;
}

export interface WatchedRun {
  runId: number;
  sweep: SweepTurn;
  onStopped: () => void;
}

/** Looks after all runs of this process with one query, as long as there are any. */
export function createRunWatch({ pool, log }: { pool: DatabasePool; log: LogSink }): RunWatch {
  const watches = new Set<WatchedRun>();
  let timer: NodeJS.Timeout | null = null;
  let isLooking = false;

  async function look(): Promise<void> {
    const looked = [...watches];
    const courses = await findRunCourses(pool, [...new Set(looked.map(({ runId }) => runId))]);
    const byRun = new Map(courses.map((course) => [course.runId, course]));
    for (const watched of looked) steer(watched, byRun.get(watched.runId));
  }

  function lookAgain(): void {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'the state of the runs is not known');
      })
      .finally(() => {
        isLooking = false;
      });
  }

  return {
    watch(watched) {
      watches.add(watched);
      timer ??= setInterval(lookAgain, LOOK_INTERVAL_MS);
      return () => {
        watches.delete(watched);
        if (watches.size > 0 || timer === null) return;
        clearInterval(timer);
        timer = null;
      };
    },
  };
}

function steer({ sweep, onStopped }: WatchedRun, course: RunCourse | undefined): void {
  if (course) sweep.priority = course.priority;
  if (course?.status !== 'running' && course?.status !== 'queued') onStopped();
}
