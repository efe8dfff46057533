import { describe, expect, it } from 'vitest';

import { createReplicaSlots } from './replica-slots.ts';

const never = new AbortController().signal;

describe('createReplicaSlots', () => {
  it('fills replicas evenly and never beyond their limit', async () => {
    const slots = createReplicaSlots({ replicas: 2, perReplica: 2 });
    const taken = await Promise.all([1, 2, 3, 4].map(() => slots.acquire(never)));
    expect(taken.map(({ replica }) => replica)).toEqual([0, 1, 0, 1]);
    expect(slots.inFlight).toBe(slots.total);
    let granted = false;
    const fifth = slots.acquire(never).then((slot) => {
      granted = true;
      return slot;
    });
    await Promise.resolve();
    expect(granted).toBe(false);
    taken[3]?.release();
    taken[3]?.release();
    expect((await fifth).replica).toBe(1);
    expect(slots.inFlight).toBe(4);
  });

  it('serves in the order of asking and forgets who was told to stop', async () => {
    const slots = createReplicaSlots({ replicas: 1, perReplica: 1 });
    const first = await slots.acquire(never);
    const quitter = new AbortController();
    const order: string[] = [];
    const stopped = slots
      .acquire(quitter.signal)
      .catch((error: unknown) => order.push(String(error)));
    const third = slots.acquire(never).then((slot) => {
      order.push('third');
      slot.release();
    });
    quitter.abort(new Error('enough'));
    await stopped;
    first.release();
    await third;
    expect(order).toEqual(['Error: enough', 'third']);
    expect(slots.inFlight).toBe(0);
    await expect(slots.acquire(quitter.signal)).rejects.toThrow('enough');
  });

  it('prefers a replica that does not rest, and uses a resting one rather than none', async () => {
    const slots = createReplicaSlots({ replicas: 2, perReplica: 2 });
    slots.rest(0, 60_000);
    const taken = await Promise.all([1, 2, 3].map(() => slots.acquire(never)));
    expect(taken.map(({ replica }) => replica)).toEqual([1, 1, 0]);
  });
});
