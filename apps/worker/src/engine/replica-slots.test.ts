import { setMaxListeners } from 'node:events';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createManualClock } from '../testing/manual-clock.ts';
import { settled } from '../testing/settled.ts';
import {
  createReplicaSlots,
  type ReplicaSlots,
  type ReplicaSlotsOptions,
  type RequestQueue,
  type Slot,
} from './replica-slots.ts';
import type { Clock } from './replicas/clock.ts';
import type { Turn } from './replicas/waiting-list.ts';

const never = new AbortController().signal;
setMaxListeners(0, never);
const OTHER = { kind: 'other' } as const;
const AWAY = { kind: 'refused', isFull: false, isAway: true, retryAfterMs: null } as const;

function turn(expectedTokens = 100, place = 0): Turn {
  return { sweep: { id: 1, priority: 0 }, runId: 1, place, expectedTokens };
}

function createSlots(options: Partial<ReplicaSlotsOptions>) {
  const clock = createManualClock();
  const slots = createReplicaSlots({ replicas: 2, perReplica: 2, clock, ...options });
  return { slots, clock };
}

function createQueue(turns: Turn[], begin: (slot: Slot, turn: Turn) => void): RequestQueue {
  let begun = 0;
  return {
    get length() {
      return turns.length - begun;
    },
    first: () => turns[begun] ?? null,
    begin(slot, first) {
      begun += 1;
      begin(slot, first);
      return true;
    },
  };
}

/** So many requests; the list holds the slots of those that were granted one. */
function ask(slots: ReplicaSlots, requests: number): Slot[] {
  const held: Slot[] = [];
  for (let asked = 0; asked < requests; asked += 1) {
    slots
      .acquire(turn(), never)
      .then((slot) => held.push(slot))
      .catch(() => undefined);
  }
  return held;
}

describe('createReplicaSlots', () => {
  it('fills replicas evenly and never beyond their limit', async () => {
    const { slots } = createSlots({});
    const taken = await Promise.all([1, 2, 3, 4].map(() => slots.acquire(turn(), never)));
    expect(taken.map(({ replica }) => replica)).toEqual([0, 1, 0, 1]);
    expect(slots.inFlight).toBe(slots.total);
    let granted = false;
    const fifth = slots.acquire(turn(), never).then((slot) => {
      granted = true;
      return slot;
    });
    await settled();
    expect(granted).toBe(false);
    taken[3]?.release(OTHER);
    taken[3]?.release(OTHER);
    expect((await fifth).replica).toBe(1);
    expect(slots.inFlight).toBe(4);
  });

  it('sends to the replica that owes the fewest expected tokens', async () => {
    const { slots } = createSlots({ perReplica: 8 });
    const replicas: number[] = [];
    for (const tokens of [1_000, 300, 300, 300, 300]) {
      replicas.push((await slots.acquire(turn(tokens), never)).replica);
    }
    expect(replicas).toEqual([0, 1, 1, 1, 1]);
    expect((await slots.acquire(turn(1), never)).replica).toBe(0);
  });

  it('asks a replica only for the weights that it holds, and others for what needs none', async () => {
    const { slots } = createSlots({ perReplica: 1 });
    const granted: string[] = [];
    const ask = (weights: string) =>
      slots.acquire({ ...turn(), weights }, never).then((slot) => {
        granted.push(`${weights} on ${slot.replica}`);
        return slot;
      });
    const asked = [ask('a'), ask('b')];
    await settled();
    expect(granted).toEqual([]);
    expect([slots.waitingFor('a'), slots.waitingFor('b'), slots.heldUp]).toEqual([1, 1, 2]);
    slots.setWeights(1, 'b');
    expect(slots.heldUp).toBe(1);
    slots.setWeights(0, 'a');
    await settled();
    expect(granted).toEqual(['b on 1', 'a on 0']);
    slots.setWeights(0, null);
    asked.push(ask('a'));
    (await asked[0])?.release(OTHER);
    await settled();
    expect(granted).toHaveLength(2);
    expect((await slots.acquire(turn(), never)).replica).toBe(0);
  });

  it('serves in the order of the run and forgets who was told to stop', async () => {
    const { slots } = createSlots({ replicas: 1, perReplica: 1 });
    const first = await slots.acquire(turn(), never);
    const quitter = new AbortController();
    const order: string[] = [];
    const stopped = slots
      .acquire(turn(1, 0), quitter.signal)
      .catch((error: unknown) => order.push(String(error)));
    const waiting = [7, 3].map((place) =>
      slots.acquire(turn(1, place), never).then((slot) => {
        order.push(`place ${place}`);
        slot.release(OTHER);
      }),
    );
    quitter.abort(new Error('enough'));
    await stopped;
    first.release(OTHER);
    await Promise.all(waiting);
    expect(order).toEqual(['Error: enough', 'place 3', 'place 7']);
    expect(slots.inFlight).toBe(0);
    await expect(slots.acquire(turn(), quitter.signal)).rejects.toThrow('enough');
  });

  it('begins what waits in queues in the order in which all would be served alone', async () => {
    const { slots } = createSlots({ replicas: 1, perReplica: 6, share: 0 });
    const begun: string[] = [];
    const queueOf = (name: string, { priority, places }: { priority: number; places: number[] }) =>
      slots.acquireEach(
        createQueue(
          places.map((place) => ({ ...turn(1, place), sweep: { id: priority, priority } })),
          (_, { place }) => begun.push(`${name} ${place}`),
        ),
        never,
      );
    const queues = [
      queueOf('usual', { priority: 0, places: [0, 1] }),
      queueOf('later shard', { priority: 1, places: [3, 4] }),
      queueOf('earlier shard', { priority: 1, places: [0, 2, 5] }),
    ];
    expect(slots.waiting).toBe(7);
    slots.setShare(6);
    const inOrder = ['earlier shard 0', 'earlier shard 2', 'later shard 3', 'later shard 4'];
    expect(begun).toEqual([...inOrder, 'earlier shard 5', 'usual 0']);
    expect(slots.waiting).toBe(1);
    await Promise.all(queues.slice(1));
  });

  it('begins nothing more of a queue that was told to stop, by itself or from outside', async () => {
    const { slots } = createSlots({ replicas: 1, perReplica: 8, share: 0 });
    const stop = new AbortController();
    const begun: number[] = [];
    const stopped = slots.acquireEach(
      createQueue([turn(1, 0), turn(1, 1)], (slot, { place }) => {
        begun.push(place);
        stop.abort(new Error('enough'));
        slot.release(OTHER);
      }),
      stop.signal,
    );
    const left = slots.acquireEach(
      createQueue([turn(1, 7)], () => begun.push(7)),
      stop.signal,
    );
    slots.setShare(8);
    await expect(stopped).rejects.toThrow('enough');
    await expect(left).rejects.toThrow('enough');
    expect(begun).toEqual([0]);
    expect([slots.waiting, slots.inFlight]).toEqual([0, 0]);
  });

  it('is away while all its replicas are, or have asked to be left alone', async () => {
    const { slots, clock } = createSlots({});
    const [one, two] = await Promise.all([1, 2].map(() => slots.acquire(turn(), never)));
    const asked = { kind: 'refused', isFull: true, isAway: false, retryAfterMs: 5_000 } as const;
    one?.release(asked);
    expect(slots.isAway).toBe(false);
    two?.release(asked);
    expect(slots.isAway).toBe(true);
    clock.pass(5_000);
    expect(slots.isAway).toBe(false);
  });

  it('moves the work of a replica that is away to the others, and tries it again by itself', async () => {
    const { slots, clock } = createSlots({ perReplica: 5 });
    const taken = await Promise.all(Array.from({ length: 10 }, () => slots.acquire(turn(), never)));
    const lost = taken.filter(({ replica }) => replica === 0);
    for (const slot of lost) slot.release(AWAY);
    expect(slots.states().map(({ breaker }) => breaker)).toEqual(['open', 'closed']);
    expect(slots.hasOther(0)).toBe(true);
    expect(slots.hasOther(1)).toBe(false);
    expect(slots.isAway).toBe(false);

    const again = ask(slots, 2);
    await settled();
    expect(again).toEqual([]);
    clock.pass(1_000);
    await settled();
    // One trial, and no second one beside it.
    expect(again.map(({ replica }) => replica)).toEqual([0]);
    again[0]?.release({ kind: 'reply', firstTokenMs: 1, latencyMs: 2 });
    await settled();
    expect(again.map(({ replica }) => replica)).toEqual([0, 0]);
  });

  it('sends the trial although the time for it comes while it looks', async () => {
    const clock = createManualClock();
    let laterMs = 0;
    let isMoving = false;
    const moving: Clock = {
      now: () => clock.now() + (isMoving ? laterMs++ : laterMs),
      after: (durationMs, callback) => clock.after(durationMs, callback),
    };
    const { slots } = createSlots({ replicas: 1, perReplica: 5, clock: moving });
    const lost = ask(slots, 5);
    await settled();
    for (const slot of lost) slot.release(AWAY);
    const again = ask(slots, 1);
    // The breaker rests for a second: its last millisecond passes between two readings of one look.
    clock.pass(999);
    isMoving = true;
    slots.setShare(5);
    isMoving = false;
    clock.pass(60_000);
    await settled();
    expect(again).toMatchObject([{ isTrial: true }]);
  });

  it('looks no more by itself once only a larger share can let the trial of a replica pass', async () => {
    const clock = createManualClock();
    let looks = 0;
    const counting: Clock = {
      now: () => clock.now(),
      after(durationMs, callback) {
        looks += 1;
        return clock.after(durationMs, callback);
      },
    };
    const { slots } = createSlots({ replicas: 1, perReplica: 5, clock: counting });
    const lost = ask(slots, 5);
    await settled();
    for (const slot of lost) slot.release(AWAY);
    slots.setShare(0);
    const again = ask(slots, 1);
    expect(slots.isAway).toBe(true);
    clock.pass(60_000);
    await settled();
    expect([looks, again.length, slots.isAway]).toEqual([1, 0, false]);
    slots.setShare(1);
    await settled();
    expect(again).toMatchObject([{ isTrial: true }]);
  });

  it('leaves a replica alone for as long as it asks', async () => {
    const { slots, clock } = createSlots({ replicas: 1 });
    const slot = await slots.acquire(turn(), never);
    slot.release({ kind: 'refused', isFull: true, isAway: false, retryAfterMs: 3_000 });
    let granted = false;
    const next = slots.acquire(turn(), never).then(() => (granted = true));
    clock.pass(2_999);
    await settled();
    expect(granted).toBe(false);
    clock.pass(1);
    expect(await next).toBe(true);
  });

  it('keeps to its share, also when it shrinks below what is in flight', async () => {
    const { slots } = createSlots({ replicas: 1, perReplica: 8, share: 0 });
    const granted = ask(slots, 8);
    await settled();
    expect(granted).toHaveLength(0);
    slots.setShare(4);
    await settled();
    expect(granted).toHaveLength(4);
    slots.setShare(2);
    granted[0]?.release(OTHER);
    granted[1]?.release(OTHER);
    await settled();
    expect(slots.inFlight).toBe(2);
    granted[2]?.release(OTHER);
    await settled();
    expect(slots.inFlight).toBe(2);
  });

  it('follows the queue that the server tells, and not its latency as long as it tells', async () => {
    const { slots, clock } = createSlots({ replicas: 1, perReplica: 100 });
    const held = await Promise.all(Array.from({ length: 100 }, () => slots.acquire(turn(), never)));
    slots.observe(0, { running: 40, waiting: 60, preemptions: 0 });
    expect(slots.states()[0]?.limit).toBe(85);
    clock.pass(15_000);
    slots.observe(0, { running: 80, waiting: 5, preemptions: 0 });
    expect(slots.states()[0]?.limit).toBe(85);
    slots.observe(0, { running: 85, waiting: 0, preemptions: 0 });
    expect(slots.states()[0]?.limit).toBe(93);
    // Long waits for the first token would be a cut: 50 replies are a round.
    for (const [index, slot] of held.entries()) {
      slot.release({ kind: 'reply', firstTokenMs: index === 0 ? 10 : 60_000, latencyMs: 61_000 });
    }
    expect(slots.states()[0]?.limit).toBe(93);
  });

  it('goes by latency where the server tells nothing', async () => {
    const { slots } = createSlots({ replicas: 1, perReplica: 16 });
    for (const firstTokenMs of [10, 60_000]) {
      const held = await Promise.all(Array.from({ length: 8 }, () => slots.acquire(turn(), never)));
      for (const slot of held) {
        slot.release({ kind: 'reply', firstTokenMs, latencyMs: firstTokenMs + 1_000 });
      }
    }
    // Of 16, eight were in flight.
    expect(slots.states()[0]?.limit).toBe(6);
  });

  it('sends less at the first cut also where its share is far below the limit', async () => {
    const { slots, clock } = createSlots({ replicas: 1, perReplica: 64, share: 16 });
    const held = ask(slots, 60);
    await settled();
    slots.observe(0, { running: 20, waiting: 44, preemptions: 0 });
    for (const slot of held.splice(0, 8)) slot.release(OTHER);
    expect(slots.inFlight).toBe(13);
    clock.pass(15_000);
    slots.observe(0, { running: 20, waiting: 32, preemptions: 0 });
    for (const slot of held.splice(0, 8)) slot.release(OTHER);
    expect(slots.inFlight).toBe(11);
  });

  it('sends less after a refusal also where its share is far below the limit', async () => {
    const { slots, clock } = createSlots({ replicas: 1, perReplica: 64, startAt: 20, share: 5 });
    const held = ask(slots, 50);
    const inFlight: number[] = [];
    for (let bursts = 0; bursts < 5; bursts += 1) {
      await settled();
      inFlight.push(slots.inFlight);
      for (const slot of held.splice(0)) {
        slot.release({ kind: 'refused', isFull: true, isAway: false, retryAfterMs: 1_000 });
      }
      clock.pass(1_000);
    }
    expect(inFlight).toEqual([5, 4, 3, 2, 1]);
  });

  it('keeps its limit through the trials of a server that says 503 while it starts', async () => {
    const { slots, clock } = createSlots({ replicas: 1, perReplica: 10 });
    const starting = { kind: 'refused', isFull: true, isAway: true, retryAfterMs: null } as const;
    const held = ask(slots, 100);
    for (let seconds = 0; seconds < 60; seconds += 1) {
      await settled();
      for (const slot of held.splice(0)) slot.release(starting);
      clock.pass(1_000);
    }
    expect(slots.states()).toMatchObject([{ inFlight: 1, limit: 8, breaker: 'half-open' }]);
  });

  it('hands out each slot once and loses none, whatever happens', async () => {
    const step = fc.constantFrom('acquire', 'reply', 'away', 'full', 'leave', 'wait');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
        const { slots, clock } = createSlots({ replicas: 3, perReplica: 4 });
        const held: Slot[] = [];
        const leaving = new AbortController();
        let asked = 0;
        let left = 0;
        for (const what of steps) {
          if (what === 'acquire' && !leaving.signal.aborted) {
            asked += 1;
            slots
              .acquire(turn(asked), leaving.signal)
              .then((slot) => held.push(slot))
              .catch(() => (left += 1));
          }
          if (what === 'reply')
            held.pop()?.release({ kind: 'reply', firstTokenMs: 1, latencyMs: 2 });
          if (what === 'away') held.pop()?.release(AWAY);
          if (what === 'full') held.pop()?.release({ ...AWAY, isFull: true, isAway: false });
          if (what === 'leave' && asked > 40) leaving.abort(new Error('left'));
          if (what === 'wait') clock.pass(700);
          await Promise.resolve();
          expect(slots.inFlight).toBeLessThanOrEqual(12);
        }
        // Everyone who waits is served in the end, if those that are served end.
        for (let rounds = 0; rounds < asked + 10; rounds += 1) {
          await Promise.resolve();
          await Promise.resolve();
          while (held.length > 0)
            held.pop()?.release({ kind: 'reply', firstTokenMs: 1, latencyMs: 2 });
          clock.pass(16_000);
        }
        expect([slots.inFlight, slots.waiting]).toEqual([0, 0]);
      }),
    );
  });
});
