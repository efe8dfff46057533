import type { OutcomePair } from '@assay/contracts/grading-agreement';

import type { Executor } from '../executor.ts';

/** What two gradings say of the samples that both have graded. */
export async function findOutcomePairs(
  executor: Executor,
  { gradingId, otherId }: { gradingId: number; otherId: number },
): Promise<OutcomePair[]> {
  const { rows } = await executor.query<OutcomePair>(
    `select one.outcome as "first", other.outcome as "second", count(*)::int as samples
       from verdict one
       join verdict other on other.grading_id = $2 and other.sample_id = one.sample_id
      where one.grading_id = $1
      group by one.outcome, other.outcome
      order by one.outcome, other.outcome`,
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
): Promise<OutcomePair[]> {
  const { rows } = await executor.query<OutcomePair>(
    `select said.grading_outcome as "first", said.outcome as "second", count(*)::int as samples
       from (select distinct on (annotation.sample_id)
                    verdict.outcome as grading_outcome, annotation.outcome
               from annotation
               join verdict on verdict.grading_id = $1
                           and verdict.sample_id = annotation.sample_id
              where annotation.outcome is not null
              order by annotation.sample_id, annotation.id desc) said
      group by said.grading_outcome, said.outcome
      order by said.grading_outcome, said.outcome`,
    [gradingId],
  );
  return rows;
}
