import { setMaxListeners } from 'node:events';

import { describe, expect, it } from 'vitest';

import { createManualClock } from '../../testing/manual-clock.ts';
import { createReplicaSlots, type Slot } from '../replica-slots.ts';
import { createLimitShare, type Leases } from './limit-share.ts';

const never = new AbortController().signal;
setMaxListeners(0, never);

type Request = Parameters<Leases['renew']>[0];

/** A database that answers with `agreed`, or is away while that is null. */
function createProcess(agreed: number | null) {
  const clock = createManualClock();
  const asked: Request[] = [];
  const held: Slot[] = [];
  const database = { agreed, failures: 0 };
  const slots = createReplicaSlots({ replicas: 1, perReplica: 8, share: 0, clock });
  const share = createLimitShare({
    backendId: 1,
    replicas: 1,
    slots,
    clock,
    leases: {
      newHolder: () => 'me',
      renew(request) {
        asked.push(request);
        if (database.agreed === null) return Promise.reject(new Error('away'));
        return Promise.resolve(request.wanted === 0 ? 0 : database.agreed);
      },
      end: () => Promise.resolve(),
      onFailure: () => (database.failures += 1),
    },
  });
  const want = (count: number) => {
    for (let made = 0; made < count; made += 1) {
      slots
        .acquire({ sweep: { id: 1, priority: 0 }, runId: 1, place: 0, expectedTokens: 1 }, never)
        .then((slot) => held.push(slot))
        .catch(() => undefined);
    }
  };
  const pass = async (durationMs: number) => {
    for (let passedMs = 0; passedMs < durationMs; passedMs += 250) {
      clock.pass(250);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const release = (count: number) => {
    for (const slot of held.splice(0, count)) slot.release({ kind: 'other' });
  };
  return { slots, share, asked, database, want, pass, release, ask: () => share.ask() };
}

describe('createLimitShare', () => {
  it('sends nothing before it has a share, and no more than that', async () => {
    const one = createProcess(3);
    one.want(10);
    expect(one.slots.inFlight).toBe(0);
    one.ask();
    await one.pass(250);
    expect(one.slots.inFlight).toBe(3);
    expect(one.asked[0]).toMatchObject({ wanted: 10, held: 0 });
  });

  it('holds what is in flight beyond a smaller share until it has ended', async () => {
    const one = createProcess(8);
    one.want(20);
    one.ask();
    await one.pass(250);
    one.database.agreed = 4;
    await one.pass(1_500);
    expect(one.slots.inFlight).toBe(8);
    expect(one.asked.at(-1)).toMatchObject({ held: 8 });
    one.release(6);
    expect(one.slots.inFlight).toBe(4);
    await one.pass(500);
    expect(one.asked.at(-1)).toMatchObject({ held: 4 });
  });

  it('gives its share back when nothing waits or runs any more, and asks no more', async () => {
    const one = createProcess(8);
    one.want(2);
    one.ask();
    await one.pass(250);
    one.release(2);
    await one.pass(1_000);
    expect(one.asked.at(-1)).toMatchObject({ wanted: 0, held: 0 });
    const asked = one.asked.length;
    await one.pass(20_000);
    expect(one.asked).toHaveLength(asked);
  });

  it('sends nothing new once its lease has lapsed, and begins again with what it still has', async () => {
    const one = createProcess(4);
    one.want(20);
    one.ask();
    await one.pass(250);
    one.database.agreed = null;
    await one.pass(9_250);
    expect(one.database.failures).toBeGreaterThan(5);
    one.release(1);
    expect(one.slots.inFlight).toBe(3);
    // Back again: the others get three seconds to say what they hold.
    one.database.agreed = 8;
    await one.pass(2_000);
    expect(one.slots.inFlight).toBe(3);
    await one.pass(4_000);
    expect(one.slots.inFlight).toBe(8);
  });
});
