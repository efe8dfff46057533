import type { Pool } from 'pg';

/** By key, what the items named hold for their grader. */
export async function findItemProblems(
  pool: Pool,
  { versionId, itemKeys }: { versionId: number; itemKeys: readonly string[] },
): Promise<Map<string, unknown>> {
  const { rows } = await pool.query<{ key: string; problem: unknown }>(
    `select key, problem from item where version_id = $1 and key = any($2::text[])`,
    [versionId, itemKeys],
  );
  return new Map(rows.map(({ key, problem }) => [key, problem]));
}
