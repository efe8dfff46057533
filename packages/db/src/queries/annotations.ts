import type { Pool } from 'pg';

import type { Annotation } from '@assay/contracts/samples';

/** What people wrote on a sample, oldest first. */
export async function findAnnotations(
  pool: Pool,
  sampleId: string,
  readerId: number,
): Promise<Annotation[]> {
  const { rows } = await pool.query<Annotation>(
    `select annotation.id,
            annotation.label,
            annotation.comment,
            annotation.outcome,
            author.name as author,
            annotation.created_at as "createdAt",
            coalesce(annotation.author_id = $2, false) as mine
       from annotation
       left join "user" author on author.id = annotation.author_id
      where annotation.sample_id = $1::bigint
      order by annotation.id`,
    [sampleId, readerId],
  );
  return rows;
}

export async function insertAnnotation(
  pool: Pool,
  annotation: Pick<Annotation, 'label' | 'comment' | 'outcome'> & {
    sampleId: string;
    authorId: number;
  },
): Promise<void> {
  const { sampleId, authorId, label, comment, outcome } = annotation;
  await pool.query(
    `insert into annotation (sample_id, author_id, label, comment, outcome)
     values ($1::bigint, $2, $3, $4, $5)`,
    [sampleId, authorId, label, comment, outcome],
  );
}

/** Removes a person's own annotation in this workspace; false when it is not theirs or not there. */
export async function deleteAnnotation(
  pool: Pool,
  annotation: { id: number; authorId: number; workspaceId: number },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `delete from annotation
      using sample
       join run on run.id = sample.run_id
      where sample.id = annotation.sample_id
        and annotation.id = $1
        and annotation.author_id = $2
        and run.workspace_id = $3`,
    [annotation.id, annotation.authorId, annotation.workspaceId],
  );
  return rowCount === 1;
}
