import type { ChangedSample } from '@assay/contracts/changed-samples';
import type { SampleCursor } from '@assay/contracts/samples';
import type { Outcome } from '@assay/eval-core/verdict';

import type { Executor } from '../executor.ts';
import { extractedInLists, GOLD_IN_LISTS } from './private-items.ts';

export interface ChangePageQuery {
  gradingId: number;
  /** Undefined: any outcome. */
  from: Outcome | undefined;
  to: Outcome | undefined;
  after: SampleCursor | null;
  limit: number;
}

/**
 * A page of the samples whose outcome in a grading differs from that in their run's current one, longest
 * replies first; those of unknown length come last. Never touches traces.
 */
export async function findChangedSamples(
  executor: Executor,
  { gradingId, from, to, after, limit }: ChangePageQuery,
): Promise<ChangedSample[]> {
  const beyond = after
    ? 'and (coalesce(new.completion_tokens, -1), new.sample_id) < ($5::int, $6::bigint)'
    : '';
  const { rows } = await executor.query<ChangedSample>(
    `select new.sample_id::text as id,
            item.key as "itemKey",
            new.repeat,
            ${GOLD_IN_LISTS} as gold,
            new.completion_tokens as "completionTokens",
            json_build_object('outcome', old.outcome, 'reason', old.reason,
                              'extracted', ${extractedInLists('old.extracted')}) as before,
            json_build_object('outcome', new.outcome, 'reason', new.reason,
                              'extracted', ${extractedInLists('new.extracted')}) as after
       from grading
       join run on run.id = grading.run_id
       join verdict new on new.grading_id = grading.id
       join verdict old on old.grading_id = run.current_grading_id
                       and old.sample_id = new.sample_id
       join item on item.id = new.item_id
      where grading.id = $1
        and old.outcome <> new.outcome
        and ($2::outcome is null or old.outcome = $2)
        and ($3::outcome is null or new.outcome = $3)
        ${beyond}
      order by coalesce(new.completion_tokens, -1) desc, new.sample_id desc
      limit $4`,
    [
      gradingId,
      from ?? null,
      to ?? null,
      limit,
      ...(after ? [after.completionTokens ?? -1, after.sampleId] : []),
    ],
  );
  return rows;
}
