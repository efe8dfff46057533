/** A limit was reached before there was an answer. */
export class GradingLimitError extends Error {
  override readonly name = 'GradingLimitError';
  readonly reason: 'time-limit' | 'size-limit';

  constructor(reason: GradingLimitError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** A grader failed on a task: a fault of ours, of which `cause` tells more. */
export class GraderFaultError extends Error {
  override readonly name = 'GraderFaultError';
}

/** The pool itself cannot grade: its threads do not start, or it was closed. */
export class GradingPoolError extends Error {
  override readonly name = 'GradingPoolError';
}
