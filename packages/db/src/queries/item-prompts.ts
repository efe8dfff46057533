import type { Pool } from 'pg';

/** Keys of the items of a benchmark version that may not be shared. */
export async function findPrivateItemKeys(pool: Pool, versionId: number): Promise<Set<string>> {
  const { rows } = await pool.query<{ key: string }>(
    `select key from item where version_id = $1 and not is_shared`,
    [versionId],
  );
  return new Set(rows.map(({ key }) => key));
}

/** By key, the prompts of the items named that may be shared; others are not in it. */
export async function findSharedPrompts(
  pool: Pool,
  { versionId, itemKeys }: { versionId: number; itemKeys: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ key: string; prompt: string }>(
    `select key, prompt
       from item
      where version_id = $1 and key = any($2::text[]) and is_shared`,
    [versionId, itemKeys],
  );
  return new Map(rows.map(({ key, prompt }) => [key, prompt]));
}
