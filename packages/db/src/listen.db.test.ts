import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { listen, type Listener } from './listen.ts';
import { createPool } from './pool.ts';
import { startDatabaseProxy } from './testing/database-proxy.ts';
import { createTestDatabase } from './testing/test-database.ts';

/** Generous for a slow machine; what is waited for comes within half a second. */
const patience = { timeout: 15_000, interval: 20 };

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;
let listener: Listener;
let gaps = 0;
const notices: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
  listener = listen(database.url, 'a "channel"', {
    onNotice: (payload) => notices.push(payload),
    onGap: () => (gaps += 1),
  });
  await vi.waitFor(() => {
    expect(gaps).toBe(1);
  }, patience);
});

afterAll(async () => {
  await listener.close();
  await pool.end();
  await database.drop();
});

function notify(payload: string) {
  return pool.query('select pg_notify($1, $2)', ['a "channel"', payload]);
}

function endConnections() {
  return pool.query(
    `select pg_terminate_backend(pid)
       from pg_stat_activity
      where application_name = 'assay-listen' and datname = current_database()`,
  );
}

test('hears notices in order, also empty ones', async () => {
  for (const payload of ['one', '', 'two']) await notify(payload);
  await vi.waitFor(() => {
    expect(notices).toEqual(['one', '', 'two']);
  }, patience);
});

test('comes back by itself, says that notices may be missed, and listens once only', async () => {
  for (const round of [2, 3]) {
    expect((await endConnections()).rowCount).toBe(1);
    await vi.waitFor(() => {
      expect(gaps).toBe(round);
    }, patience);
  }
  notices.length = 0;
  await notify('again');
  await vi.waitFor(() => {
    expect(notices).toEqual(['again']);
  }, patience);
});

test('stays away once it is closed', async () => {
  await listener.close();
  // Longer than the first pause before a new connection.
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect((await endConnections()).rowCount).toBe(0);
  expect(gaps).toBe(3);
});

test('comes back when its connection swallows all, and ends nothing', async () => {
  const proxy = await startDatabaseProxy(database.url);
  const heard: string[] = [];
  let begun = 0;
  const behindProxy = listen(
    proxy.url,
    'a "channel"',
    { onNotice: (payload) => heard.push(payload), onGap: () => (begun += 1) },
    { askIntervalMs: 300, answerLimitMs: 200 },
  );
  await vi.waitFor(() => {
    expect(begun).toBe(1);
  }, patience);
  proxy.swallow();
  await notify('lost');
  await vi.waitFor(() => {
    expect(begun).toBe(2);
  }, patience);
  await notify('heard');
  await vi.waitFor(() => {
    expect(heard).toEqual(['heard']);
  }, patience);
  await behindProxy.close();
  await proxy.close();
});
