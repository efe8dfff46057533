import type { Executor } from '../executor.ts';
import { boundedText } from './storable-text.ts';

/** One try that gave no sample. */
export interface FailedAttempt {
  runId: number;
  itemId: number;
  repeat: number;
  errorClass: string;
  message: string;
  /** What had come before it broke; kept for diagnosis, never graded. */
  partialText: string | null;
  durationMs: number;
}

/** Given up: what stands where a sample should. */
export interface SampleFailure {
  runId: number;
  itemId: number;
  repeat: number;
  errorClass: string;
  message: string;
  attempts: number;
}

const LONGEST_MESSAGE = 2_000;
const LONGEST_PARTIAL_TEXT = 100_000;

export async function recordAttempt(executor: Executor, attempt: FailedAttempt): Promise<void> {
  const { partialText } = attempt;
  await executor.query(
    `insert into attempt (run_id, item_id, repeat, error_class, message, partial_text, duration_ms)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      attempt.runId,
      attempt.itemId,
      attempt.repeat,
      attempt.errorClass,
      boundedText(attempt.message, LONGEST_MESSAGE),
      partialText === null ? null : boundedText(partialText, LONGEST_PARTIAL_TEXT),
      attempt.durationMs,
    ],
  );
}

/** Stores a named failure, unless there is one already or another worker got the sample after all (a trigger looks). */
export async function recordFailure(executor: Executor, failure: SampleFailure): Promise<void> {
  await executor.query(
    `insert into sample_failure (run_id, item_id, repeat, error_class, message, attempts)
     values ($1, $2, $3, $4, $5, $6)
         on conflict (run_id, item_id, repeat) do nothing`,
    [
      failure.runId,
      failure.itemId,
      failure.repeat,
      failure.errorClass,
      boundedText(failure.message, LONGEST_MESSAGE),
      failure.attempts,
    ],
  );
}
