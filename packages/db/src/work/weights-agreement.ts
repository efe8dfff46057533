import type { Pool, PoolClient } from 'pg';

import type { Executor } from '../executor.ts';
import { putLoadedWeightsFirst } from '../queue/order-by-weights.ts';
import { inTransaction } from '../transaction.ts';
import { chooseWeights, type WaitingWeights } from './choose-weights.ts';

export interface WeightsRequest {
  /** Of the replica. */
  url: string;
  /** From leaseHolder; never used again by another process. */
  holder: string;
  /** The weights that it has requests for, each with the highest priority among its sweeps. None: it sends nothing new. */
  wants: readonly { path: string; priority: number }[];
  /** Requests of it are in flight, or may be until it hears the answer. Without wants: under what it has claimed. */
  maySend: boolean;
}

/** How the weights of a replica stand. Requests for `path` may be sent while it is `ready`, and no others. */
export interface WeightsAgreement {
  /** Goes up with each change that begins. */
  epoch: number;
  phase: 'ready' | 'draining' | 'switching';
  /** What is loaded; null: not known, or just being changed. */
  path: string | null;
  /** What the server called it when it was loaded; null: it does not tell. */
  weightsId: string | null;
  /** What it changes to. */
  nextPath: string | null;
  /** Who asks is the one to change them. */
  isMine: boolean;
}

/** Without a word for so long a holder is taken for dead, and so is one who changes weights. */
export const WEIGHTS_LEASE_SECONDS = 10;

interface ReplicaState {
  epoch: number;
  phase: WeightsAgreement['phase'];
  path: string | null;
  weightsId: string | null;
  unwantedMs: number;
  loadedMs: number;
  nextPath: string | null;
  switcher: string | null;
  isSwitcherDead: boolean;
}

interface Claim extends WaitingWeights {
  holder: string;
  maySend: boolean;
}

/**
 * Says what this process wants of a replica, and learns what all have agreed on. Weights are changed in three phases:
 * no holder sends anything new (draining), nothing of any holder is in flight and one of them changes the weights
 * (switching), requests for the new ones are sent (ready). Only the database's clock counts.
 */
export async function agreeOnWeights(
  pool: Pool,
  request: WeightsRequest,
): Promise<WeightsAgreement> {
  const { url, holder } = request;
  return inTransaction(pool, async (client) => {
    const before = await lockReplica(client, url);
    await storeClaims(client, request);
    const claims = await findClaims(client, url);
    const after = advance(before, claims, holder);
    const isWanted = claims.some(({ path }) => path === after.path);
    await storeReplica(client, request, { before, after, isWanted });
    const maySend =
      after.phase === 'ready' && request.wants.some(({ path }) => path === after.path);
    if (maySend) await grant(client, request);
    return {
      epoch: after.epoch,
      phase: after.phase,
      path: after.path,
      weightsId: after.weightsId,
      nextPath: after.nextPath,
      isMine: after.phase === 'switching' && after.switcher === holder,
    };
  });
}

/**
 * Ends a change of weights: the replica holds what it was to change to. The queue is put in order for that.
 * @returns false when another process has taken the change over
 */
export async function finishSwitch(
  executor: Executor,
  done: { url: string; holder: string; epoch: number; weightsId: string | null },
): Promise<boolean> {
  const { rowCount } = await executor.query(
    `update replica_weights
        set phase = 'ready', path = next_path, weights_id = $4, loaded_at = clock_timestamp(),
            last_wanted_at = clock_timestamp(), next_path = null, switcher = null,
            switch_expires_at = null
      where url = $1 and switcher = $2 and epoch = $3 and phase = 'switching'`,
    [done.url, done.holder, done.epoch, done.weightsId],
  );
  if (rowCount !== 1) return false;
  await putLoadedWeightsFirst(executor);
  return true;
}

/** Ends a change that cannot be made: what the replica holds is not known, and whoever wants something loads it. */
export async function giveUpSwitch(
  executor: Executor,
  failed: { url: string; holder: string; epoch: number },
): Promise<void> {
  await executor.query(
    `update replica_weights
        set phase = 'ready', path = null, weights_id = null, next_path = null, switcher = null,
            switch_expires_at = null
      where url = $1 and switcher = $2 and epoch = $3 and phase = 'switching'`,
    [failed.url, failed.holder, failed.epoch],
  );
}

/** The replica does not hold what was agreed in that epoch: somebody else changed it. It is loaded again when wanted. */
export async function forgetWeights(
  executor: Executor,
  { url, epoch }: { url: string; epoch: number },
): Promise<void> {
  await executor.query(
    `update replica_weights set path = null, weights_id = null
      where url = $1 and epoch = $2 and phase <> 'switching'`,
    [url, epoch],
  );
}

/** Takes back what a worker of this name claimed that was killed; for the process that takes its place. */
export async function endWeightsClaimsOf(executor: Executor, holderPrefix: string): Promise<void> {
  await executor.query('delete from weights_claim where starts_with(holder, $1)', [holderPrefix]);
  await executor.query(
    `update replica_weights set switch_expires_at = clock_timestamp()
      where starts_with(switcher, $1)`,
    [holderPrefix],
  );
}

/** One step after the other, as far as the claims allow now. */
function advance(replica: ReplicaState, claims: readonly Claim[], holder: string): ReplicaState {
  const next = step(replica, claims, holder);
  return next === replica ? replica : advance(next, claims, holder);
}

function step(replica: ReplicaState, claims: readonly Claim[], holder: string): ReplicaState {
  switch (replica.phase) {
    case 'ready': {
      const nextPath = chooseWeights(replica, claims);
      return nextPath === null ? replica : { ...replica, phase: 'draining', nextPath };
    }
    case 'draining':
      return stepDraining(replica, claims, holder);
    case 'switching': {
      if (replica.switcher === holder || !replica.isSwitcherDead) return replica;
      const isNext = wants(claims, holder, replica.nextPath);
      return isNext ? switchedBy(replica, holder) : abandoned(replica, claims);
    }
  }
}

function stepDraining(
  replica: ReplicaState,
  claims: readonly Claim[],
  holder: string,
): ReplicaState {
  const isStillWanted = claims.some(({ path }) => path === replica.nextPath);
  if (!isStillWanted) return { ...replica, phase: 'ready', nextPath: null };
  const isDrained = !claims.some(({ maySend }) => maySend);
  // Who wants the weights loads them: it knows what they must be called.
  return isDrained && wants(claims, holder, replica.nextPath)
    ? switchedBy(replica, holder)
    : replica;
}

function switchedBy(replica: ReplicaState, holder: string): ReplicaState {
  return {
    ...replica,
    phase: 'switching',
    epoch: replica.epoch + 1,
    path: null,
    weightsId: null,
    switcher: holder,
    isSwitcherDead: false,
  };
}

/** Its switcher died and nobody wants the new weights any more. */
function abandoned(replica: ReplicaState, claims: readonly Claim[]): ReplicaState {
  const isStillWanted = claims.some(({ path }) => path === replica.nextPath);
  return isStillWanted ? replica : { ...replica, phase: 'ready', nextPath: null, switcher: null };
}

function wants(claims: readonly Claim[], holder: string, path: string | null): boolean {
  return claims.some((claim) => claim.holder === holder && claim.path === path);
}

async function lockReplica(client: PoolClient, url: string): Promise<ReplicaState> {
  await client.query('insert into replica_weights (url) values ($1) on conflict do nothing', [url]);
  const { rows } = await client.query<ReplicaState>(
    `select epoch, phase, path, weights_id as "weightsId", next_path as "nextPath", switcher,
            coalesce(switch_expires_at < clock_timestamp(), true) as "isSwitcherDead",
            coalesce(extract(epoch from clock_timestamp() - last_wanted_at) * 1000, 1e9)::float8
              as "unwantedMs",
            coalesce(extract(epoch from clock_timestamp() - loaded_at) * 1000, 1e9)::float8
              as "loadedMs"
       from replica_weights where url = $1 for no key update`,
    [url],
  );
  const [replica] = rows;
  if (!replica) throw new Error(`The weights of ${url} cannot be agreed on: its row is gone.`);
  return replica;
}

/** Also takes away what has expired, of whomever. */
async function storeClaims(
  client: PoolClient,
  { url, holder, wants: wanted, maySend }: WeightsRequest,
): Promise<void> {
  // That something may be in flight stands in the claims: without one, others would change weights under it.
  const keepsClaims = maySend && wanted.length === 0;
  await client.query(
    `delete from weights_claim
      where url = $1 and (expires_at < clock_timestamp()
                          or (holder = $2 and path <> all($3::text[]) and not $4))`,
    [url, holder, wanted.map(({ path }) => path), keepsClaims],
  );
  if (keepsClaims) return renewClaims(client, { url, holder });
  await client.query(
    `insert into weights_claim (url, holder, path, priority, may_send, since, expires_at)
     select $1, $2, path, priority, $5, clock_timestamp(), clock_timestamp() + make_interval(secs => $6)
       from unnest($3::text[], $4::int[]) as wanted (path, priority)
         on conflict (url, holder, path) do update
        set priority = excluded.priority, may_send = excluded.may_send, expires_at = excluded.expires_at`,
    [
      ...[url, holder],
      wanted.map(({ path }) => path),
      wanted.map(({ priority }) => priority),
      maySend,
      WEIGHTS_LEASE_SECONDS,
    ],
  );
}

async function renewClaims(
  client: PoolClient,
  { url, holder }: Pick<WeightsRequest, 'url' | 'holder'>,
): Promise<void> {
  await client.query(
    `update weights_claim
        set may_send = true, expires_at = clock_timestamp() + make_interval(secs => $3)
      where url = $1 and holder = $2`,
    [url, holder, WEIGHTS_LEASE_SECONDS],
  );
}

async function findClaims(client: PoolClient, url: string): Promise<Claim[]> {
  const { rows } = await client.query<Claim>(
    `select holder, path, priority, may_send as "maySend",
            (extract(epoch from clock_timestamp() - since) * 1000)::float8 as "waitedMs"
       from weights_claim where url = $1`,
    [url],
  );
  return rows;
}

async function storeReplica(
  client: PoolClient,
  { url, holder }: WeightsRequest,
  { before, after, isWanted }: { before: ReplicaState; after: ReplicaState; isWanted: boolean },
): Promise<void> {
  await client.query(
    `update replica_weights
        set epoch = $2, phase = $3, path = $4, weights_id = $5, next_path = $6, switcher = $7,
            switch_expires_at = case when $8 then clock_timestamp() + make_interval(secs => $9)
                                     else switch_expires_at end,
            last_wanted_at = case when $10 then clock_timestamp() else last_wanted_at end
      where url = $1`,
    [
      ...[url, after.epoch, after.phase, after.path, after.weightsId, after.nextPath],
      ...[after.switcher, after.phase === 'switching' && after.switcher === holder],
      ...[WEIGHTS_LEASE_SECONDS, isWanted],
    ],
  );
  // Whose turn has ended waits behind those that wait already.
  if (after.epoch === before.epoch) return;
  await client.query(
    'update weights_claim set since = clock_timestamp() where url = $1 and path = $2',
    [url, before.path],
  );
}

async function grant(client: PoolClient, { url, holder }: WeightsRequest): Promise<void> {
  await client.query('update weights_claim set may_send = true where url = $1 and holder = $2', [
    url,
    holder,
  ]);
}
