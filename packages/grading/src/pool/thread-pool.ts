import { GraderFaultError, GradingLimitError, GradingPoolError } from './errors.ts';
import type { ThreadAnswer, ThreadRequest } from './protocol.ts';
import { startThread, type Thread, type ThreadEnd, type ThreadOptions } from './thread.ts';
import { createTicketQueue, type Ticket } from './ticket-queue.ts';

export interface ThreadPoolOptions extends ThreadOptions {
  /** At most; they start when there is something to do. */
  threads: number;
  /** Requests in one message, at most. */
  batchSize: number;
}

export interface ThreadPool {
  /**
   * Resolves with what the thread answered. Rejects with GradingLimitError, with GraderFaultError when a
   * thread died of the request, or with GradingPoolError.
   */
  ask: (request: ThreadRequest, characters: number) => Promise<ThreadAnswer>;
  /** Ends all threads and rejects what is not answered yet. */
  close: () => Promise<void>;
}

interface Seat {
  thread: Thread;
  batch: readonly Ticket[];
  /** How many of the batch have their answer. */
  answered: number;
}

/**
 * Threads that answer requests, in batches. A request that takes too long ends its thread and fails alone;
 * what else was in its batch is asked once more, each request by itself, so that whatever fails then has
 * only itself to blame.
 */
export function createThreadPool(options: ThreadPoolOptions): ThreadPool {
  const queue = createTicketQueue(options.batchSize);
  const seats = new Set<Seat>();
  let isClosed = false;
  let isDispatchPlanned = false;

  /** What is asked in one turn of the event loop goes out together. */
  function planDispatch(): void {
    if (isDispatchPlanned) return;
    isDispatchPlanned = true;
    setImmediate(() => {
      isDispatchPlanned = false;
      dispatch();
    });
  }

  function dispatch(): void {
    if (isClosed) return;
    for (const seat of seats) {
      if (isIdle(seat)) send(seat, queue.take(seats.size));
    }
    if (needsAnotherThread()) addSeat();
  }

  function needsAnotherThread(): boolean {
    const starting = [...seats].filter(({ thread }) => thread.state() === 'starting').length;
    return seats.size < options.threads && queue.length() > starting * options.batchSize;
  }

  function addSeat(): void {
    const thread = startThread(options, {
      onReady: dispatch,
      onAnswers(answers) {
        for (const answer of answers) seat.batch[seat.answered++]?.resolve(answer);
        if (isIdle(seat)) dispatch();
      },
      onEnd(end) {
        seats.delete(seat);
        if (end.cause === 'start')
          refuseAll(`A grading thread did not start: ${end.error.message}`);
        else settle(seat, end);
        dispatch();
      },
    });
    const seat: Seat = { thread, batch: [], answered: 0 };
    seats.add(seat);
  }

  function send(seat: Seat, batch: readonly Ticket[]): void {
    seat.batch = batch;
    seat.answered = 0;
    if (batch.length === 0) return;
    try {
      seat.thread.send(batch.map(({ request }) => request));
    } catch (error) {
      // One of them is no plain data.
      settle(seat, { cause: 'crash', current: null, error: error as Error });
      seat.batch = [];
      planDispatch();
    }
  }

  /** Decides on what a thread left unanswered. */
  function settle({ batch, answered }: Seat, end: Exclude<ThreadEnd, { cause: 'start' }>): void {
    for (const [index, ticket] of batch.entries()) {
      if (index < answered) continue;
      const isToBlame = batch.length === 1 || (end.cause === 'time-limit' && index === end.current);
      if (isToBlame) ticket.reject(errorOf(end, options));
      else queue.addAlone(ticket);
    }
  }

  function refuseAll(message: string): void {
    const error = new GradingPoolError(message);
    for (let batch = queue.take(1); batch.length > 0; batch = queue.take(1)) {
      for (const ticket of batch) ticket.reject(error);
    }
  }

  return {
    ask(request, characters) {
      if (isClosed) return Promise.reject(new GradingPoolError('The grading pool is closed.'));
      return new Promise((resolve, reject) => {
        queue.add({ request, characters, resolve, reject });
        planDispatch();
      });
    },
    async close() {
      isClosed = true;
      const closing = [...seats];
      seats.clear();
      await Promise.all(closing.map(({ thread }) => thread.stop()));
      const message = 'The grading pool was closed.';
      for (const { batch, answered } of closing) {
        for (const ticket of batch.slice(answered)) ticket.reject(new GradingPoolError(message));
      }
      refuseAll(message);
    },
  };
}

function isIdle({ thread, batch, answered }: Seat): boolean {
  return thread.state() === 'ready' && answered === batch.length;
}

function errorOf(
  { cause, error }: Exclude<ThreadEnd, { cause: 'start' }>,
  { timeLimitMs, memoryMiB }: ThreadOptions,
): Error {
  switch (cause) {
    case 'time-limit':
      return new GradingLimitError(cause, `Grading took longer than ${timeLimitMs} ms.`);
    case 'memory-limit':
      return new GradingLimitError('size-limit', `Grading needed more than ${memoryMiB} MiB.`);
    case 'crash':
      return new GraderFaultError('The grading thread died.', { cause: error });
  }
}
