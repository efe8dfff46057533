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
  /** How often its run had been begun when it was asked for: in a later try it is asked again. Absent: not looked at. */
  tries?: number;
}

const LONGEST_MESSAGE = 2_000;
const LONGEST_PARTIAL_TEXT = 100_000;

/** Stores attempts, all in one statement; none of runs that are gone. */
export async function recordAttempts(
  executor: Executor,
  attempts: readonly FailedAttempt[],
): Promise<void> {
  await executor.query(
    `insert into attempt (run_id, item_id, repeat, error_class, message, partial_text, duration_ms)
     select run_id, item_id, repeat, error_class, message, partial_text, duration_ms
       from unnest($1::int[], $2::int[], $3::smallint[], $4::text[], $5::text[], $6::text[], $7::int[])
              with ordinality
              as sent (run_id, item_id, repeat, error_class, message, partial_text, duration_ms, place)
      where exists (select from run where run.id = sent.run_id)
      order by place`,
    [
      attempts.map(({ runId }) => runId),
      attempts.map(({ itemId }) => itemId),
      attempts.map(({ repeat }) => repeat),
      attempts.map(({ errorClass }) => errorClass),
      attempts.map(({ message }) => boundedText(message, LONGEST_MESSAGE)),
      attempts.map(({ partialText }) =>
        partialText === null ? null : boundedText(partialText, LONGEST_PARTIAL_TEXT),
      ),
      attempts.map(({ durationMs }) => durationMs),
    ],
  );
}

/** Stores a named failure, unless there is one already or another worker got the sample after all (a trigger looks). */
export async function recordFailure(executor: Executor, failure: SampleFailure): Promise<void> {
  await executor.query(
    `insert into sample_failure (run_id, item_id, repeat, error_class, message, attempts)
     select $1, $2, $3::smallint, $4, $5, $6
       from run
      where id = $1 and tries = coalesce($7, tries)
        for share
         on conflict (run_id, item_id, repeat) do nothing`,
    [
      failure.runId,
      failure.itemId,
      failure.repeat,
      failure.errorClass,
      boundedText(failure.message, LONGEST_MESSAGE),
      failure.attempts,
      failure.tries ?? null,
    ],
  );
}
