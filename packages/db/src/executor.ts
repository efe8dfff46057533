import type { QueryResult, QueryResultRow } from 'pg';

/** A pool, or a client in the midst of its transaction: whatever runs a statement. */
export interface Executor {
  query<Row extends QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<QueryResult<Row>>;
}
