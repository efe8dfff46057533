import { availableParallelism } from 'node:os';

import { UnreadableItemError } from '@assay/eval-core/graders/grader';
import { verdictOf, type Verdict } from '@assay/eval-core/verdict';

import type { PlacedCandidate } from '../extract-candidates.ts';
import type { GradeTask } from '../grade-task.ts';
import { GraderFaultError, GradingLimitError } from './errors.ts';
import type { ThreadFault, ThreadRequest } from './protocol.ts';
import { measureTask } from './task-size.ts';
import { createThreadPool, type ThreadPool } from './thread-pool.ts';

export interface GradingPoolOptions {
  /** At most. Default: one for each core. */
  threads?: number;
  /** For one verdict, whatever else is in its batch. Default: 2,000. */
  timeLimitMs?: number;
  /** Of JavaScript objects in one thread. Default: 256. */
  memoryMiB?: number;
  /** Tasks in one message to a thread, at most. Default: 64. */
  batchSize?: number;
  /** What a thread runs: a module that calls `serveRequests`. Default: the pure graders of eval-core. */
  module?: URL;
}

/** Runs the pure graders in threads, where nothing that they do can stop this one. */
export interface GradingPool {
  /**
   * The verdict on a reply; unscorable with `time-limit` or `size-limit` where the pool had to step in.
   * Rejects with GraderFaultError when the grader threw, and with GradingPoolError when no thread starts or
   * the pool is closed.
   */
  grade: (task: GradeTask) => Promise<Verdict>;
  /**
   * What could be meant as the final answer, as `extractCandidates` gives it. Rejects as `grade` does, and
   * with GradingLimitError or UnreadableItemError.
   */
  extract: (task: GradeTask) => Promise<PlacedCandidate[]>;
  /** Ends the threads; what is still being graded is rejected. */
  close: () => Promise<void>;
}

/**
 * Opens a pool; its threads start with the first tasks. The time limit is kept from outside: a thread that is
 * over it is terminated and replaced, its task ends as `time-limit`, and the others of its batch are graded
 * again elsewhere.
 */
export function createGradingPool(options: GradingPoolOptions = {}): GradingPool {
  const threads = createThreadPool({
    threads: options.threads ?? availableParallelism(),
    timeLimitMs: options.timeLimitMs ?? 2_000,
    memoryMiB: options.memoryMiB ?? 256,
    batchSize: options.batchSize ?? 64,
    module: options.module ?? new URL('./grading-thread.ts', import.meta.url),
  });

  return {
    async grade(task) {
      try {
        return (await ask(threads, { verb: 'grade', task })) as Verdict;
      } catch (error) {
        if (!(error instanceof GradingLimitError)) throw error;
        return verdictOf(error.reason, { detail: error.message });
      }
    },
    async extract(task) {
      return (await ask(threads, { verb: 'extract', task })) as PlacedCandidate[];
    },
    close: threads.close,
  };
}

/**
 * A task that is too large is refused whole: of a clipped reply nobody could say where its thinking began, and
 * places in it would be wrong.
 */
async function ask(threads: ThreadPool, request: ThreadRequest) {
  const size = measureTask(request.task);
  if (typeof size === 'string') throw new GradingLimitError('size-limit', size);
  const answer = await threads.ask(request, size);
  if ('value' in answer) return answer.value;
  throw errorOfFault(answer.fault);
}

function errorOfFault({ name, message, stack }: ThreadFault): Error {
  if (name === 'UnreadableItemError') return new UnreadableItemError(message);
  const cause = Object.assign(new Error(message), { name, stack });
  return new GraderFaultError(`The grader failed: ${message}`, { cause });
}
