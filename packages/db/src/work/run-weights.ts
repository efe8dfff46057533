import type { Pool } from 'pg';

import { inTransaction } from '../transaction.ts';

/** What a replica called its weights when a run first asked it. */
export interface RunWeights {
  /** What samples name; from 1. */
  number: number;
  weightsId: string;
}

/**
 * Notes what a replica calls its weights in a run. What was noted first stays: a run is of one checkpoint.
 *
 * @returns what stands for the replica; another id than the one given where its weights have changed
 */
export async function noteRunWeights(
  pool: Pool,
  { runId, url, weightsId }: { runId: number; url: string; weightsId: string },
): Promise<RunWeights> {
  return inTransaction(pool, async (client) => {
    // Not "for update": that would hold up the samples of the run, whose foreign key locks its row.
    await client.query('select from run where id = $1 for no key update', [runId]);
    await client.query(
      `insert into run_weights (run_id, number, url, weights_id)
       select $1, coalesce(max(number), 0) + 1, $2, $3 from run_weights where run_id = $1
           on conflict (run_id, url) do nothing`,
      [runId, url, weightsId],
    );
    const { rows } = await client.query<RunWeights>(
      'select number, weights_id as "weightsId" from run_weights where run_id = $1 and url = $2',
      [runId, url],
    );
    const [noted] = rows;
    if (!noted) throw new Error(`The weights of run ${runId} at ${url} could not be noted.`);
    return noted;
  });
}
