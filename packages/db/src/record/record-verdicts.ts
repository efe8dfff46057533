import type { Pool } from 'pg';

import { lengthBinOf } from '@assay/eval-core/statistics/length-bins';

import { inTransaction } from '../transaction.ts';
import { COUNT_STORED } from './count-stored-sql.ts';
import { throughCollisions } from './through-collisions.ts';
import {
  SENT_VERDICT,
  VERDICT_COLUMNS,
  verdictArrays,
  verdictParameters,
  type VerdictRecord,
} from './verdict-record.ts';

export interface NewVerdict {
  sampleId: string;
  /** The stored sample's. */
  completionTokens: number | null;
  verdict: VerdictRecord;
}

/** Verdicts that are really inserted (`fresh`) reach the rollups; what is there already stays. */
const RECORD_VERDICTS = `
with batch as (
  select *
    from unnest($2::bigint[], $3::smallint[], ${verdictParameters(4)})
      as sent (sample_id, bin, ${VERDICT_COLUMNS})
),
fresh as (
  insert into verdict (grading_id, sample_id, item_id, repeat, completion_tokens, ${VERDICT_COLUMNS})
  select $1::int, sample.id, sample.item_id, sample.repeat, sample.completion_tokens, ${SENT_VERDICT}
    from batch
    join sample on sample.id = batch.sample_id
   order by sample.id
      on conflict (grading_id, sample_id) do nothing
  returning grading_id, sample_id
),
stored as (
  select fresh.grading_id, sample.item_id, sample.repeat, sample.finish, sample.completion_tokens,
         batch.bin, batch.outcome, batch.scores
    from fresh
    join batch using (sample_id)
    join sample on sample.id = fresh.sample_id
),${COUNT_STORED}
select count(*)::int as count from fresh`;

/**
 * Adds verdicts of one grading to stored samples and counts them in its rollups: all of the batch or
 * nothing. A sample that has its verdict in this grading keeps it and is not counted again.
 *
 * @returns how many were new; null when the grading was discarded meanwhile
 */
export async function recordVerdicts(
  pool: Pool,
  gradingId: number,
  verdicts: readonly NewVerdict[],
): Promise<number | null> {
  const values = [
    gradingId,
    verdicts.map(({ sampleId }) => sampleId),
    verdicts.map(({ completionTokens }) =>
      completionTokens === null ? null : lengthBinOf(completionTokens),
    ),
    ...verdictArrays(verdicts.map(({ verdict }) => verdict)),
  ];
  return throughCollisions(() =>
    inTransaction(pool, async (client) => {
      // Held to the end: a grading that is discarded goes before this batch or after it, with it.
      const { rowCount } = await client.query('select from grading where id = $1 for key share', [
        gradingId,
      ]);
      if (rowCount === 0) return null;
      const { rows } = await client.query<{ count: number }>({
        name: 'record-verdicts',
        text: RECORD_VERDICTS,
        values,
      });
      return rows[0]?.count ?? 0;
    }),
  );
}
