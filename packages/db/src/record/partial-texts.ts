import type { PoolClient } from 'pg';

import type { Executor } from '../executor.ts';
import type { SampleKey } from './sample-record.ts';
import { storableText } from './storable-text.ts';

/** What a generation wrote between two looks at it. */
export interface PartialChunk extends SampleKey {
  /** From 0, in the order of the text. */
  seq: number;
  text: string;
  /** Since its request was sent. */
  elapsedMs: number;
}

/**
 * So many chunks of a generation are kept, the newest: one each 2 s, the last two minutes. To append them costs what was
 * written since; one row that grows to 64 KB and is written over each time would cost a hundred times that.
 */
const SLOTS = 64;
/** Characters of a lost text that become its attempt, from its end. */
const LONGEST_LOST_TEXT = 65_536;
const LOST_CLASS = 'worker-lost';
const LOST_MESSAGE = 'Its worker was lost before the reply had ended.';

/** Keeps what was written lately, of all generations in one statement; nothing of runs that are gone. */
export async function writePartialTexts(
  executor: Executor,
  chunks: readonly PartialChunk[],
): Promise<void> {
  await executor.query(
    `insert into partial_text (run_id, item_id, repeat, slot, seq, text, elapsed_ms)
           select run_id, item_id, repeat, seq % ${SLOTS}, seq, text, elapsed_ms
             from unnest($1::int[], $2::int[], $3::smallint[], $4::int[], $5::text[], $6::int[])
                    as sent (run_id, item_id, repeat, seq, text, elapsed_ms)
            where exists (select from run where run.id = sent.run_id)
            order by run_id, item_id, repeat, seq
               on conflict (run_id, item_id, repeat, slot) do update
              set seq = excluded.seq, text = excluded.text, elapsed_ms = excluded.elapsed_ms`,
    [
      ...keyColumns(chunks),
      chunks.map(({ seq }) => seq),
      chunks.map(({ text }) => storableText(text)),
      chunks.map(({ elapsedMs }) => elapsedMs),
    ],
  );
}

/** Forgets what generations wrote that nobody needs any more: they failed, and their text is elsewhere. */
export async function dropPartialTexts(
  executor: Executor,
  keys: readonly SampleKey[],
): Promise<void> {
  await executor.query(
    `delete from partial_text
      where (run_id, item_id, repeat) in (select * from unnest($1::int[], $2::int[], $3::smallint[]))`,
    keyColumns(keys),
  );
}

/**
 * Forgets what generations wrote whose sample, or the failure in its place, is durable.
 *
 * @returns those of which there is neither yet
 */
export async function dropStoredTexts(
  executor: Executor,
  keys: readonly SampleKey[],
): Promise<SampleKey[]> {
  const { rows } = await executor.query<SampleKey & { isStored: boolean }>(
    `select run_id as "runId", item_id as "itemId", repeat,
            exists (select from sample
                     where sample.run_id = sent.run_id and sample.item_id = sent.item_id
                       and sample.repeat = sent.repeat)
            or exists (select from sample_failure failure
                        where failure.run_id = sent.run_id and failure.item_id = sent.item_id
                          and failure.repeat = sent.repeat) as "isStored"
       from unnest($1::int[], $2::int[], $3::smallint[]) as sent (run_id, item_id, repeat)
      where exists (select from partial_text part
                     where part.run_id = sent.run_id and part.item_id = sent.item_id
                       and part.repeat = sent.repeat)`,
    keyColumns(keys),
  );
  const stored = rows.filter(({ isStored }) => isStored);
  if (stored.length > 0) await dropPartialTexts(executor, stored);
  return rows.filter(({ isStored }) => !isStored).map(({ isStored: _, ...key }) => key);
}

/**
 * Makes attempts of what a lost worker had been given for samples that are to be asked again, and forgets what is left
 * of those that were stored in its last moment.
 */
export async function keepLostTexts(
  client: PoolClient,
  { runId, missing }: { runId: number; missing: readonly { itemId: number; repeat: number }[] },
): Promise<void> {
  await client.query(
    `with gone as (
       delete from partial_text part
        where part.run_id = $1
          and ((part.item_id, part.repeat) in (select * from unnest($2::int[], $3::smallint[]))
               or exists (select from sample
                           where sample.run_id = part.run_id and sample.item_id = part.item_id
                             and sample.repeat = part.repeat))
       returning item_id, repeat, seq, text, elapsed_ms
     )
     insert into attempt (run_id, item_id, repeat, error_class, message, partial_text, duration_ms)
     select $1, item_id, repeat, '${LOST_CLASS}', '${LOST_MESSAGE}',
            right(string_agg(text, '' order by seq), ${LONGEST_LOST_TEXT}), max(elapsed_ms)
       from gone
      where (item_id, repeat) in (select * from unnest($2::int[], $3::smallint[]))
      group by item_id, repeat`,
    [runId, missing.map(({ itemId }) => itemId), missing.map(({ repeat }) => repeat)],
  );
}

function keyColumns(keys: readonly SampleKey[]): number[][] {
  return [
    keys.map(({ runId }) => runId),
    keys.map(({ itemId }) => itemId),
    keys.map(({ repeat }) => repeat),
  ];
}
