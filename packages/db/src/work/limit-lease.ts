import type { Pool, PoolClient } from 'pg';

import { inTransaction } from '../transaction.ts';
import { fairShares } from './fair-shares.ts';

export interface LeaseRequest {
  backendId: number;
  /** From leaseHolder; never used again by another process. */
  holder: string;
  /** Requests that it could have in flight on each replica now. */
  wanted: number;
  /** What it may have in flight on a replica until it hears the answer: it sends no more than that. */
  held: number;
}

/** Without a renewal for so long a holder is taken for dead, and its share goes to the others. */
export const LEASE_SECONDS = 10;

/**
 * Agrees with all other processes on how many requests this one may have in flight on each replica of a backend.
 * What is granted to all never exceeds the backend's limit: a share grows only by what others have given back,
 * and what a holder still has in flight stays granted to it until it is done. Only the database's clock counts.
 *
 * @returns the share; 0 when the backend is gone or nothing is wanted
 */
export async function renewLease(pool: Pool, request: LeaseRequest): Promise<number> {
  return inTransaction(pool, async (client) => {
    const limit = await lockBackend(client, request.backendId);
    if (limit === null) return 0;
    const others = await findOthers(client, request);
    const free = limit - others.reduce((sum, { granted }) => sum + granted, 0);
    const fair = fairShares(limit, [...others, request]).get(request.holder) ?? 0;
    const share = Math.max(0, Math.min(fair, free));
    await storeLease(client, request, Math.max(share, request.held));
    return share;
  });
}

/** Gives a share back at once. */
export async function endLease(
  pool: Pool,
  { backendId, holder }: Pick<LeaseRequest, 'backendId' | 'holder'>,
): Promise<void> {
  await pool.query('delete from limit_lease where backend_id = $1 and holder = $2', [
    backendId,
    holder,
  ]);
}

/** Gives back what a worker of this name held that was killed; for the process that takes its place. */
export async function endLeasesOf(pool: Pool, workerId: string): Promise<void> {
  await pool.query('delete from limit_lease where starts_with(holder, $1)', [
    leaseHolder(workerId, ''),
  ]);
}

/** A worker holds a lease for each backend that it has open; one whose settings were changed is opened anew. */
export function leaseHolder(workerId: string, part: string): string {
  return `${workerId}/${part}`;
}

/** One agreement at a time for each backend; its limit, or null when it is gone. */
async function lockBackend(client: PoolClient, backendId: number): Promise<number | null> {
  const { rows } = await client.query<{ limit: number }>(
    'select max_concurrency as "limit" from backend where id = $1 for no key update',
    [backendId],
  );
  return rows[0]?.limit ?? null;
}

interface OtherLease {
  holder: string;
  wanted: number;
  granted: number;
}

async function findOthers(
  client: PoolClient,
  { backendId, holder }: LeaseRequest,
): Promise<OtherLease[]> {
  await client.query(
    'delete from limit_lease where backend_id = $1 and expires_at < clock_timestamp()',
    [backendId],
  );
  const { rows } = await client.query<OtherLease>(
    'select holder, wanted, granted from limit_lease where backend_id = $1 and holder <> $2',
    [backendId, holder],
  );
  return rows;
}

async function storeLease(
  client: PoolClient,
  { backendId, holder, wanted }: LeaseRequest,
  granted: number,
): Promise<void> {
  if (granted === 0 && wanted === 0) {
    await client.query('delete from limit_lease where backend_id = $1 and holder = $2', [
      backendId,
      holder,
    ]);
    return;
  }
  await client.query(
    `insert into limit_lease (backend_id, holder, wanted, granted, expires_at)
     values ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5))
     on conflict (backend_id, holder) do update
       set wanted = excluded.wanted, granted = excluded.granted, expires_at = excluded.expires_at`,
    [backendId, holder, wanted, granted, LEASE_SECONDS],
  );
}
