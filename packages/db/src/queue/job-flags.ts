import type { Band } from './bands.ts';

/**
 * What a worker can leave on the queue is told by the flags of jobs: the queue passes over those that have a flag which
 * the worker forbids just then. Jobs without flags are anybody's.
 */

/** Of a shard that is asked of this backend, for a sweep of this class. */
export function shardFlag(backendId: number, band: Band): string {
  return `backend:${backendId}:${band}`;
}

/** The same in SQL, of two expressions. */
export function shardFlagSql(backendId: string, band: string): string {
  return `'backend:' || ${backendId} || ':' || ${band}`;
}
