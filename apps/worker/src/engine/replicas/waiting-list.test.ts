import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createWaitingList, type Turn } from './waiting-list.ts';

function turn(given: Partial<Omit<Turn, 'sweep'>> & { sweepId?: number; priority?: number }): Turn {
  const { sweepId = 1, priority = 0, runId = 1, place = 0, expectedTokens = 1 } = given;
  return { sweep: { id: sweepId, priority }, runId, place, expectedTokens };
}

const nothing = () => 0;

describe('createWaitingList', () => {
  it('fills the tail of one run with the head of the next, whoever came first', () => {
    const list = createWaitingList<string>();
    list.add(turn({ runId: 2, place: 0 }), 'next run, head');
    list.add(turn({ runId: 1, place: 90 }), 'tail');
    list.add(turn({ runId: 1, place: 9 }), 'longer');
    const order = [0, 1, 2, 3].map(() => list.take(nothing)?.entry);
    expect(order).toEqual(['longer', 'tail', 'next run, head', undefined]);
  });

  it('lets the higher priority go first, also when it changes while it waits', () => {
    const list = createWaitingList<string>();
    const changing = turn({ sweepId: 2, priority: 0 });
    list.add(turn({ sweepId: 1, priority: 0 }), 'usual');
    list.add(changing, 'urgent');
    list.add(changing, 'urgent too');
    changing.sweep.priority = 1;
    expect(list.take(nothing)?.entry).toBe('urgent');
    changing.sweep.priority = -1;
    expect(list.take(nothing)?.entry).toBe('usual');
  });

  it('knows the priority of a sweep by those that wait, not by the shard that came last', () => {
    const list = createWaitingList<string>();
    const early = turn({ sweepId: 2, priority: -1, place: 0 });
    list.add(turn({ sweepId: 1, priority: 0 }), 'usual');
    list.add(early, 'early shard');
    list.add(turn({ sweepId: 2, priority: -1, place: 1 }), 'late shard');
    list.remove('late shard');
    // Nobody tells those that are gone.
    early.sweep.priority = 1;
    expect(list.take(nothing)?.entry).toBe('early shard');
  });

  it('passes over those that left', () => {
    const list = createWaitingList<string>();
    list.add(turn({}), 'gone');
    list.add(turn({}), 'here');
    list.remove('gone');
    expect(list.size).toBe(1);
    expect(list.take(nothing)?.entry).toBe('here');
    expect(list.take(nothing)).toBeNull();
  });

  it('counts the requests behind each entry, and knows an entry that came back only by its new turn', () => {
    const list = createWaitingList<string>();
    list.add(turn({ place: 0 }), 'many', 5);
    list.add(turn({ place: 1 }), 'one');
    expect(list.size).toBe(6);
    list.remove('many');
    expect(list.size).toBe(1);
    list.add(turn({ place: 2 }), 'many', 4);
    expect([list.size, list.countFor(() => true)]).toEqual([5, 5]);
    const order = [0, 1, 2].map(() => list.take(nothing)?.turn.place);
    expect(order).toEqual([1, 2, undefined]);
    expect(list.size).toBe(0);
  });

  it('shares evenly between sweeps: none gets ahead by more than its longest request', () => {
    const requests = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.array(requests, { minLength: 2, maxLength: 4 }), (sweeps) => {
        const list = createWaitingList<object>();
        sweeps.forEach((lengths, sweepId) => {
          lengths.forEach((expectedTokens, place) => {
            list.add(turn({ sweepId, place, expectedTokens }), {});
          });
        });
        const owed = sweeps.map(() => 0);
        const left = sweeps.map((lengths) => lengths.length);
        const longest = Math.max(...sweeps.flat());
        while (list.size > 0) {
          const taken = list.take((sweepId) => owed[sweepId] ?? 0);
          const sweepId = taken?.turn.sweep.id ?? 0;
          owed[sweepId] = (owed[sweepId] ?? 0) + (taken?.turn.expectedTokens ?? 0);
          left[sweepId] = (left[sweepId] ?? 0) - 1;
          const stillWaiting = owed.filter((_, sweep) => (left[sweep] ?? 0) > 0);
          const least = Math.min(...stillWaiting, Number.POSITIVE_INFINITY);
          if (Number.isFinite(least)) {
            expect((owed[sweepId] ?? 0) - least).toBeLessThanOrEqual(longest);
          }
        }
      }),
    );
  });

  it('takes out in order what was put in, in whatever order that was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(50))), (places) => {
        const list = createWaitingList<object>();
        for (const [runId, place] of places) list.add(turn({ runId, place }), {});
        const taken = places.map(() => list.take(nothing)?.turn);
        const keys = taken.map((one) => (one?.runId ?? 0) * 100 + (one?.place ?? 0));
        const wanted = places.map(([runId, place]) => runId * 100 + place);
        expect(keys).toEqual(wanted.sort((a, b) => a - b));
      }),
    );
  });
});
