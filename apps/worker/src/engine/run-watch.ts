import type { LogSink } from '@assay/db/log-sink';
import type { DatabasePool } from '@assay/db/pool';
import { findRunCourses, type RunCourse } from '@assay/db/work/run-state';

import type { SweepTurn } from './replicas/waiting-list.ts';

/** A person who pauses or cancels has the server's slots back within a second. */
const LOOK_INTERVAL_MS = 250;

export interface RunWatch {
  /**
   * Calls `onStopped` when a run that is under way was paused, cancelled, failed, retried or removed, `onOutdated` when the
   * settings of its backend were changed, and keeps the priority of its sweep. Returns how to stop looking.
   */
  watch(watched: WatchedRun): () => void;
}

export interface WatchedRun {
  runId: number;
  tries: number;
  /** Of its backend, when the work was read. */
  backendSettings: string;
  sweep: SweepTurn;
  onStopped: () => void;
  onOutdated: () => void;
}

/** Looks after all runs of this process with one query, as long as there are any. */
export function createRunWatch({ pool, log }: { pool: DatabasePool; log: LogSink }): RunWatch {
  const watches = new Set<WatchedRun>();
  let timer: NodeJS.Timeout | null = null;
  let isLooking = false;
  let isKnown = true;

  async function look(): Promise<void> {
    const looked = [...watches];
    const courses = await findRunCourses(pool, [...new Set(looked.map(({ runId }) => runId))]);
    const byRun = new Map(courses.map((course) => [course.runId, course]));
    for (const watched of looked) steer(watched, byRun.get(watched.runId));
  }

  /** Says it when the database goes away and when it is back, not at every look between. */
  function note(error: unknown): void {
    const wasKnown = isKnown;
    isKnown = error === null;
    if (wasKnown && !isKnown) log.warn({ err: error }, 'the state of the runs is not known');
    if (!wasKnown && isKnown) log.info({}, 'the state of the runs is known again');
  }

  function lookAgain(): void {
    if (isLooking) return;
    isLooking = true;
    look()
      .then(() => {
        note(null);
      })
      .catch(note)
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

function steer(watched: WatchedRun, course: RunCourse | undefined): void {
  if (course) watched.sweep.priority = course.priority;
  const isUnderWay = course?.status === 'running' || course?.status === 'queued';
  if (!isUnderWay || course.tries !== watched.tries) watched.onStopped();
  else if (course.backendSettings !== watched.backendSettings) watched.onOutdated();
}
