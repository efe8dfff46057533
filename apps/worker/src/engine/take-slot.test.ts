import { describe, expect, it } from 'vitest';

import { settled } from '../testing/settled.ts';
import { createBacklog } from './backlog.ts';
import { createReplicaSlots } from './replica-slots.ts';
import type { Turn } from './replicas/waiting-list.ts';
import { takeSlot, takeSlots, type SlotContext } from './take-slot.ts';

function createContext({ limit = 2 } = {}) {
  const slots = createReplicaSlots({ replicas: 1, perReplica: limit });
  const backlog = createBacklog();
  const stop = new AbortController();
  const context: SlotContext = { backend: { slots }, mayBegin: stop.signal, backlog };
  return { slots, backlog, stop, context };
}

function turn(place: number): Turn {
  return { sweep: { id: 1, priority: 0 }, runId: 1, place, expectedTokens: 1 };
}

describe('takeSlots', () => {
  it('lets all begin in their order, as slots come free', async () => {
    const { slots, context } = createContext();
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const taking = {
      turnOf: ({ place }: { place: number }) => turn(place),
      begin: (
        { place }: { place: number },
        slot: { release: (how: { kind: 'other' }) => void },
      ) => {
        begun.push(place);
        ends.push(() => {
          slot.release({ kind: 'other' });
        });
      },
    };
    const done = takeSlots([{ place: 0 }, { place: 1 }, { place: 2 }], taking, context);
    await settled();
    expect(begun).toEqual([0, 1]);
    expect(slots.waiting).toBe(1);
    ends[1]?.();
    await done;
    expect(begun).toEqual([0, 1, 2]);
  });

  it('leaves a slot to others while the backlog is full, and goes on once it is not', async () => {
    const { slots, backlog, context } = createContext();
    let isStored: () => void = () => undefined;
    const begun: Turn[] = [];
    const taking = {
      turnOf: (one: Turn) => one,
      begin: (one: Turn) => {
        begun.push(one);
        isStored = backlog.add(Infinity);
      },
    };
    const done = takeSlots([turn(0), turn(1)], taking, context);
    await settled();
    expect(begun).toEqual([turn(0)]);
    expect([slots.inFlight, slots.waiting]).toEqual([1, 0]);
    isStored();
    await done;
    expect(begun).toEqual([turn(0), turn(1)]);
  });

  it('keeps nobody in line whose run has ended, and lets nobody begin any more', async () => {
    const { slots, stop, context } = createContext({ limit: 1 });
    const first = await takeSlot(turn(0), context);
    const waiting = takeSlot(turn(1), context);
    stop.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    first.release({ kind: 'other' });
    await expect(takeSlot(turn(2), context)).rejects.toThrow('cancelled');
    expect([slots.inFlight, slots.waiting]).toEqual([0, 0]);
  });
});
