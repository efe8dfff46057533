import type { LogSink } from '@assay/db/log-sink';
import type { DatabasePool } from '@assay/db/pool';
import {
  dropPartialTexts,
  dropStoredTexts,
  writePartialTexts,
  type PartialChunk,
} from '@assay/db/record/partial-texts';
import { recordAttempts, type FailedAttempt } from '@assay/db/record/record-failures';
import type { SampleKey } from '@assay/db/record/sample-record';

import type { InFlight, InFlightEntry } from './in-flight.ts';
import { createTextCursor, type TextCursor } from './text-cursor.ts';

/** Keeps for diagnosis what replies that take long had written when they did not end by themselves. */
export interface LongTexts {
  /** A request is given up because its run was paused or cancelled, or its worker ends. */
  stopped(entry: InFlightEntry): void;
  /** Keeps and forgets what is left to, and looks no more. */
  close(): Promise<void>;
}

export interface LongTextsOptions {
  pool: DatabasePool;
  log: LogSink;
  inFlight: InFlight;
  /** Shorter ones are asked again so soon that nobody asks what they had written. */
  longAfterMs?: number;
  intervalMs?: number;
}

const LONG_AFTER_MS = 30_000;
const INTERVAL_MS = 2_000;
/** What a reply writes within an interval, at ten times the speed of a fast one. */
const LONGEST_CHUNK = 8 * 1024;
/** Characters that make a stopped reply a long one, however fast they came. */
const MANY_CHARACTERS = 8_000;
/** Of a stopped one, so many characters are kept from its end. */
const LONGEST_STOPPED = 65_536;

interface Followed {
  thinking: TextCursor;
  answer: TextCursor;
  seq: number;
}

/**
 * Writes what long replies wrote since the last look, of all replies of the process in one statement, so that a
 * worker which is killed leaves it to those who ask again. Forgets it once the sample is stored.
 */
export function createLongTexts(options: LongTextsOptions): LongTexts {
  const { pool, log, inFlight, longAfterMs = LONG_AFTER_MS, intervalMs = INTERVAL_MS } = options;
  const followed = new Map<InFlightEntry, Followed>();
  let replied: SampleKey[] = [];
  let stopped: FailedAttempt[] = [];
  let looking: Promise<void> | null = null;

  function takeChunks(): PartialChunk[] {
    return inFlight.longerThan(longAfterMs).flatMap((entry) => {
      const place = followed.get(entry) ?? follow();
      followed.set(entry, place);
      const text = takeAll(entry, place);
      if (text === '') return [];
      place.seq += 1;
      return [{ ...keyOf(entry), seq: place.seq, text, elapsedMs: entry.elapsedMs() }];
    });
  }

  /** Those that were followed and are in flight no more: failed or stopped ones, whose text is an attempt by now. */
  function takeEnded(): SampleKey[] {
    const failed: SampleKey[] = [];
    for (const [entry] of followed) {
      if (entry.end === null) continue;
      followed.delete(entry);
      (entry.end.finish === null ? failed : replied).push(keyOf(entry));
    }
    return failed;
  }

  async function look(): Promise<void> {
    const attempts = stopped;
    stopped = [];
    const failed = takeEnded();
    const chunks = takeChunks();
    if (attempts.length > 0) await recordAttempts(pool, attempts);
    if (failed.length > 0) await dropPartialTexts(pool, failed);
    if (replied.length > 0) {
      const asked = replied;
      replied = [];
      replied.push(...(await dropStoredTexts(pool, asked)));
    }
    if (chunks.length > 0) await writePartialTexts(pool, chunks);
  }

  function lookAgain(): void {
    looking ??= look()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'the text of long replies could not be kept');
      })
      .finally(() => {
        looking = null;
      });
  }

  const timer = setInterval(lookAgain, intervalMs).unref();

  return {
    stopped(entry) {
      const { thinkingPieces = [], answerPieces = [] } = entry.text ?? {};
      const text = [...thinkingPieces, ...answerPieces].join('');
      const durationMs = entry.elapsedMs();
      if (text === '' || (durationMs < longAfterMs && text.length < MANY_CHARACTERS)) return;
      stopped.push({
        ...keyOf(entry),
        errorClass: 'stopped',
        message: 'The request was given up: its run was paused or ended, or its worker had to end.',
        partialText: text.slice(-LONGEST_STOPPED),
        durationMs,
      });
    },
    async close() {
      clearInterval(timer);
      await looking;
      lookAgain();
      await looking;
    },
  };
}

function follow(): Followed {
  return { thinking: createTextCursor(Infinity), answer: createTextCursor(Infinity), seq: -1 };
}

/** What came since the last look: its end, where that is too much. */
function takeAll({ text }: InFlightEntry, { thinking, answer }: Followed): string {
  if (text === null) return '';
  const fresh = thinking.take(text.thinkingPieces) + answer.take(text.answerPieces);
  return fresh.slice(-LONGEST_CHUNK);
}

function keyOf({ request }: InFlightEntry): SampleKey {
  const { runId, itemId, repeat } = request;
  return { runId, itemId, repeat };
}
