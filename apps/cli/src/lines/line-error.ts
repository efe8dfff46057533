import type { LineErrorCode } from '@assay/contracts/grading/grade-line';
import { UnreadableItemError } from '@assay/eval-core/graders/grader';
import { UnknownKindError } from '@assay/grading/grade';
import { JudgeUnavailableError } from '@assay/grading/judge/errors';
import { GradingLimitError, GradingPoolError } from '@assay/grading/pool/errors';

/** Why one line cannot be answered, while the others can. */
export class LineError extends Error {
  override readonly name = 'LineError';
  readonly code: LineErrorCode;

  constructor(code: LineErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What an error means for its line. Throws it on when it means that no line can be answered. */
export function lineErrorOf(error: unknown): LineError {
  if (error instanceof LineError) return error;
  if (!(error instanceof Error) || error instanceof GradingPoolError) throw error;
  if (error instanceof UnknownKindError) return new LineError('unknown-kind', error.message);
  if (error instanceof UnreadableItemError) return new LineError('unreadable-item', error.message);
  if (error instanceof JudgeUnavailableError) {
    return new LineError('judge-unavailable', error.message);
  }
  if (error instanceof GradingLimitError) return new LineError(error.reason, error.message);
  return new LineError('grader-fault', error.message);
}
