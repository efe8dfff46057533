import type { Verdict } from '@assay/eval-core/verdict';

import type { PlacedCandidate } from '../extract-candidates.ts';
import type { GradeTask } from '../grade-task.ts';

/** What a grading thread is asked; requests go to it in batches. */
export interface ThreadRequest {
  verb: 'grade' | 'extract';
  task: GradeTask;
}

export type ThreadAnswer = { value: Verdict | PlacedCandidate[] } | { fault: ThreadFault };

/** An error that the grader threw. */
export interface ThreadFault {
  name: string;
  message: string;
  stack: string;
}

/** Answers come in the order of the requests, in one message or several. */
export type ThreadMessage = 'ready' | ThreadAnswer[];

export interface ThreadData {
  /** The module that serves the requests, as a file URL. */
  module: string;
  /**
   * One 32-bit integer, by which the host sees from outside how far the thread is: 0, the batch has not been
   * begun; i, its i-th request (from 1) is being answered; more than its length, the batch is done.
   */
  progress: SharedArrayBuffer;
}
