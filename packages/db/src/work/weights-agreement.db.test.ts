import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { createPool } from '../pool.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import {
  agreeOnWeights,
  endWeightsClaimsOf,
  finishSwitch,
  forgetWeights,
  giveUpSwitch,
  type WeightsAgreement,
} from './weights-agreement.ts';

const URL_OF_REPLICA = 'http://gpu-1:30000/v1';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
});

beforeEach(() => pool.query('delete from replica_weights'));

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** What a process says: the weights it wants, and whether it may have requests in flight. */
const say = (holder: string, paths: readonly string[], maySend = false) =>
  agreeOnWeights(pool, {
    url: URL_OF_REPLICA,
    holder,
    wants: paths.map((path) => ({ path, priority: 0 })),
    maySend,
  });

const finish = (holder: string, { epoch }: WeightsAgreement, weightsId = 'id') =>
  finishSwitch(pool, { url: URL_OF_REPLICA, holder, epoch, weightsId });

async function load(holder: string, path: string): Promise<WeightsAgreement> {
  const switching = await say(holder, [path]);
  expect(switching).toMatchObject({ phase: 'switching', isMine: true, nextPath: path });
  expect(await finish(holder, switching, `id of ${path}`)).toBe(true);
  return say(holder, [path]);
}

/** As if the database had not heard of anything for so long. */
async function letPass(seconds: number): Promise<void> {
  await pool.query(
    `update replica_weights set last_wanted_at = last_wanted_at - make_interval(secs => $1),
                                loaded_at = loaded_at - make_interval(secs => $1),
                                switch_expires_at = switch_expires_at - make_interval(secs => $1)`,
    [seconds],
  );
  await pool.query(
    `update weights_claim set since = since - make_interval(secs => $1),
                              expires_at = expires_at - make_interval(secs => $1)`,
    [seconds],
  );
}

it('has the first who wants something load it, while others wait', async () => {
  const mine = await say('one', ['a']);
  expect(mine).toEqual({
    ...{ epoch: 1, phase: 'switching', path: null, weightsId: null, nextPath: 'a', isMine: true },
  });
  expect(await say('two', ['a'])).toEqual({ ...mine, isMine: false });
  await finish('one', mine);
  const ready = { epoch: 1, phase: 'ready', path: 'a', weightsId: 'id', nextPath: null };
  expect(await say('two', ['a'])).toEqual({ ...ready, isMine: false });
  // Somebody who wants other weights sees that they are not loaded.
  expect(await say('three', ['b'])).toEqual({ ...ready, isMine: false });
});

it('changes weights only once nobody has anything in flight', async () => {
  await load('one', 'a');
  expect(await say('two', ['a'])).toMatchObject({ phase: 'ready' });
  await say('three', ['b']);
  // Both may be sending; nobody has work for the loaded weights from now on.
  await say('one', ['b'], true);
  await say('two', ['b'], true);
  await letPass(2);
  expect(await say('one', ['b'], true)).toMatchObject({ phase: 'draining', nextPath: 'b' });
  expect(await say('one', ['b'])).toMatchObject({ phase: 'draining', path: 'a' });
  expect(await say('three', ['b'])).toMatchObject({ phase: 'draining', epoch: 1 });
  expect(await say('two', ['b'])).toMatchObject({ phase: 'switching', epoch: 2, isMine: true });
});

it('changes no weights under requests in flight whose process wants nothing any more', async () => {
  await load('one', 'a');
  const urgent = () =>
    agreeOnWeights(pool, {
      ...{ url: URL_OF_REPLICA, holder: 'two', maySend: false },
      wants: [{ path: 'b', priority: 1 }],
    });
  expect(await urgent()).toMatchObject({ phase: 'draining', nextPath: 'b' });
  for (let beats = 0; beats < 3; beats += 1) {
    await letPass(6);
    await say('one', [], true);
    expect(await urgent()).toMatchObject({ phase: 'draining', epoch: 1 });
  }
  await say('one', []);
  expect(await urgent()).toMatchObject({ phase: 'switching', isMine: true });
});

it('does not take a request in flight for done because its process is late', async () => {
  await load('one', 'a');
  await say('one', ['a'], true);
  await say('two', ['b']);
  await letPass(9);
  expect(await say('two', ['b'])).toMatchObject({ phase: 'ready', path: 'a' });
});

it('gives a change whose process died to the next who wants it, and none to the dead one', async () => {
  const first = await say('one', ['a']);
  await say('two', ['a']);
  await letPass(9);
  expect(await say('two', ['a'])).toMatchObject({ epoch: 1, isMine: false });
  await letPass(2);
  const second = await say('two', ['a']);
  expect(second).toMatchObject({ phase: 'switching', epoch: 2, isMine: true });
  expect(await finish('one', first)).toBe(false);
  await giveUpSwitch(pool, { url: URL_OF_REPLICA, holder: 'one', epoch: first.epoch });
  expect(await finish('two', second)).toBe(true);
});

it('keeps a change to the one that makes it, however long it takes', async () => {
  await say('one', ['a']);
  for (let beats = 0; beats < 4; beats += 1) {
    await letPass(6);
    expect(await say('one', ['a'])).toMatchObject({ epoch: 1, isMine: true });
    expect(await say('two', ['a'])).toMatchObject({ epoch: 1, isMine: false });
  }
});

it('goes on without a process that died while it was sending', async () => {
  await load('one', 'a');
  await say('one', ['a'], true);
  await letPass(11);
  expect(await say('two', ['b'])).toMatchObject({ phase: 'switching', epoch: 2, isMine: true });
});

it('frees at once what a killed worker had when one of its name begins', async () => {
  await say('worker-1/x', ['a']);
  await endWeightsClaimsOf(pool, 'worker-1/');
  expect(await say('worker-1/y', ['a'])).toMatchObject({ epoch: 2, isMine: true });
});

it('stays when nobody wants the other weights any more', async () => {
  await load('one', 'a');
  await say('two', ['b']);
  await say('one', ['b'], true);
  await letPass(2);
  await say('one', ['a', 'b'], true);
  await say('two', []);
  expect(await say('one', ['a'], true)).toMatchObject({ phase: 'ready', path: 'a', epoch: 1 });
});

it('loads again what somebody else has replaced, after a refused change as well', async () => {
  const { epoch } = await load('one', 'a');
  await forgetWeights(pool, { url: URL_OF_REPLICA, epoch: epoch - 1 });
  expect(await say('one', ['a'])).toMatchObject({ phase: 'ready', epoch });
  await forgetWeights(pool, { url: URL_OF_REPLICA, epoch });
  const again = await say('one', ['a']);
  expect(again).toMatchObject({ phase: 'switching', epoch: epoch + 1, isMine: true });
  await giveUpSwitch(pool, { url: URL_OF_REPLICA, holder: 'one', epoch: again.epoch });
  await say('one', []);
  expect(await say('two', ['b'])).toMatchObject({
    phase: 'switching',
    isMine: true,
    nextPath: 'b',
  });
});

it('lets one alone change weights, however many ask at the same moment', async () => {
  const holders = ['a', 'b', 'c', 'd', 'e', 'f'];
  const said = await Promise.all(holders.map((holder, index) => say(holder, [`w${index % 2}`])));
  expect(said.filter(({ isMine }) => isMine)).toHaveLength(1);
  expect(new Set(said.map(({ epoch }) => epoch))).toEqual(new Set([1]));
});
