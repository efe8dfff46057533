import type { OutcomePair } from '@assay/contracts/grading-agreement';
import type { Outcome } from '@assay/eval-core/verdict';

import type { Executor } from '../executor.ts';

/** Of samples of one item. */
export interface ItemOutcomePair extends OutcomePair {
  itemId: number;
}

/** What two gradings say of the samples that both have graded. */
export async function findOutcomePairs(
  executor: Executor,
  { gradingId, otherId }: { gradingId: number; otherId: number },
): Promise<ItemOutcomePair[]> {
  const { rows } = await executor.query<ItemOutcomePair>(
    `select one.outcome as "first", other.outcome as "second", one.item_id as "itemId",
            count(*)::int as samples
       from verdict one
       join verdict other on other.grading_id = $2 and other.sample_id = one.sample_id
      where one.grading_id = $1
      group by one.outcome, other.outcome, one.item_id
      order by one.outcome, other.outcome, one.item_id`,
    [gradingId, otherId],
  );
  return rows;
}

/**
 * What a grading and people say of the samples on which people say something: of each the newest annotation
 * with an outcome, whoever wrote it, so that a sample that was discussed counts once and as it ended.
 */
export async function findOutcomePairsWithPeople(
  executor: Executor,
  gradingId: number,
): Promise<ItemOutcomePair[]> {
  const { rows } = await executor.query<ItemOutcomePair>(
    `select said.grading_outcome as "first", said.outcome as "second", said.item_id as "itemId",
            count(*)::int as samples
       from (select distinct on (annotation.sample_id)
                    verdict.outcome as grading_outcome, verdict.item_id, annotation.outcome
               from annotation
               join verdict on verdict.grading_id = $1
                           and verdict.sample_id = annotation.sample_id
              where annotation.outcome is not null
              order by annotation.sample_id, annotation.id desc) said
      group by said.grading_outcome, said.outcome, said.item_id
      order by said.grading_outcome, said.outcome, said.item_id`,
    [gradingId],
  );
  return rows;
}

/** What one rater says of a sample. */
export interface Rating {
  sampleId: string;
  itemId: number;
  /** Two people may have one name. */
  raterId: string;
  /** "grading 12", or a person's name. */
  rater: string;
  outcome: Outcome;
}

/**
 * What gradings and every person say of the samples of a run on which some person says something: of each person the
 * newest annotation with an outcome.
 */
export async function findRatings(
  executor: Executor,
  { runId, gradingIds }: { runId: number; gradingIds: readonly number[] },
): Promise<Rating[]> {
  const { rows } = await executor.query<Rating>(
    `with said as (
       select distinct on (annotation.sample_id, annotation.author_id)
              annotation.sample_id, sample.item_id, annotation.author_id, annotation.outcome
         from annotation
         join sample on sample.id = annotation.sample_id and sample.run_id = $1
        where annotation.outcome is not null
        order by annotation.sample_id, annotation.author_id, annotation.id desc
     )
     select said.sample_id::text as "sampleId", said.item_id as "itemId",
            'person ' || coalesce(said.author_id::text, 'unknown') as "raterId",
            coalesce(author.name, 'somebody who has left') as rater,
            said.outcome
       from said
       left join "user" author on author.id = said.author_id
     union all
     select verdict.sample_id::text, verdict.item_id, 'grading ' || verdict.grading_id,
            'grading ' || verdict.grading_id, verdict.outcome
       from verdict
      where verdict.grading_id = any($2::int[])
        and verdict.sample_id in (select sample_id from said)
      order by 4, 3, 1`,
    [runId, gradingIds],
  );
  return rows;
}
