import type { Pool } from '@assay/db/pool';

/** The tables, in order of name, with a row in which this text stands in any column, bytes included. */
export async function findInDatabase(pool: Pool, text: string): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name
       from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')
      order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await pool.query(
      `select 1 from ${name} as entry where strpos(entry::text, $1) > 0 or strpos(entry::text, $2) > 0 limit 1`,
      [text, Buffer.from(text).toString('hex')],
    );
    if (rowCount !== 0) found.push(name.replace('public.', ''));
  }
  return found;
}
