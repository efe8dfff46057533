import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createPool } from '../pool.ts';
import { insertTestSweep } from '../testing/insert-test-sweep.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { endLease, endLeasesOf, leaseHolder, renewLease } from './limit-lease.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;
let backendId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
  await insertTestSweep(pool, {
    backendUrl: 'http://127.0.0.1:9',
    servedNames: ['served'],
    benchmarks: [],
    repeats: 1,
    itemsPerShard: 1,
    maxConcurrency: 8,
  });
  const { rows } = await pool.query<{ id: number }>('select id from backend');
  backendId = rows[0]?.id ?? 0;
});

beforeEach(() => pool.query('delete from limit_lease'));

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const renew = (holder: string, wanted: number, held: number) =>
  renewLease(pool, { backendId, holder, wanted, held });

describe('renewLease', () => {
  it('gives all to who is alone, and half to each of two once the first has given its half back', async () => {
    expect(await renew('a', 50, 0)).toBe(8);
    // All is in use yet.
    expect(await renew('b', 50, 0)).toBe(0);
    expect(await renew('a', 50, 8)).toBe(4);
    expect(await renew('b', 50, 0)).toBe(0);
    // Three of the requests of the first have ended, and it sent no new ones.
    expect(await renew('a', 50, 5)).toBe(4);
    expect(await renew('b', 50, 0)).toBe(3);
    expect(await renew('a', 50, 4)).toBe(4);
    expect(await renew('b', 50, 3)).toBe(4);
  });

  it('leaves what one does not want to the other', async () => {
    expect(await renew('a', 2, 0)).toBe(8);
    expect(await renew('b', 50, 0)).toBe(0);
    expect(await renew('a', 2, 2)).toBe(2);
    expect(await renew('b', 50, 0)).toBe(6);
    expect(await renew('a', 0, 0)).toBe(0);
    expect(await renew('b', 50, 6)).toBe(8);
  });

  it('gives the share of one that died to the others, after its lease', async () => {
    await renew('a', 50, 0);
    expect(await renew('b', 50, 0)).toBe(0);
    await pool.query(`update limit_lease set expires_at = clock_timestamp() - interval '1 ms'
                       where holder = 'a'`);
    expect(await renew('b', 50, 0)).toBe(8);
  });

  it('gives back at once what is ended', async () => {
    await renew('a', 50, 0);
    await endLease(pool, { backendId, holder: 'a' });
    expect(await renew('b', 50, 0)).toBe(8);
  });

  it('gives back what a killed worker held to the process that takes its name, and to no other', async () => {
    await renew(leaseHolder('one', 'x'), 50, 0);
    await endLeasesOf(pool, 'on');
    expect(await renew('b', 50, 0)).toBe(0);
    await endLeasesOf(pool, 'one');
    // The other one is there by now, and wants its half.
    expect(await renew(leaseHolder('one', 'y'), 50, 0)).toBe(4);
  });

  it('never grants more than the limit, whoever asks at the same moment', async () => {
    const holders = ['a', 'b', 'c', 'd', 'e'];
    let shares = await Promise.all(holders.map((holder) => renew(holder, 50, 0)));
    for (let rounds = 0; rounds < 6; rounds += 1) {
      shares = await Promise.all(
        holders.map((holder, index) => renew(holder, 50, shares[index] ?? 0)),
      );
      const { rows } = await pool.query<{ granted: number }>(
        'select sum(granted)::int as granted from limit_lease',
      );
      expect(rows[0]?.granted).toBeLessThanOrEqual(8);
    }
    expect([...shares].sort()).toEqual([1, 1, 2, 2, 2]);
  });

  it('has nothing of a backend that is gone', async () => {
    expect(await renewLease(pool, { backendId: 999_999, holder: 'a', wanted: 1, held: 0 })).toBe(0);
  });
});
