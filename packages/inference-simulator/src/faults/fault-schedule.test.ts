import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createFaultSchedule, type FaultConditions, type FaultSubject } from './fault-schedule.ts';

const SUBJECT: FaultSubject = {
  model: 'sim-a',
  replica: 0,
  promptText: 'item 1',
  stream: false,
  attempt: 1,
  atMs: 0,
};

/** Which of the subjects, counted from 1, the fault befalls. */
function struck(when: FaultConditions, subjects: readonly Partial<FaultSubject>[], seed = 's') {
  const schedule = createFaultSchedule(seed, [{ fault: { kind: 'no-done' }, when }]);
  return subjects.flatMap((subject, place) =>
    schedule.pick({ ...SUBJECT, ...subject }).length > 0 ? [place + 1] : [],
  );
}

const SIX = Array.from({ length: 6 }, () => ({}));

describe('a fault befalls', () => {
  it.each([
    [{}, [1, 2, 3, 4, 5, 6]],
    [{ nth: 3 }, [3]],
    [{ nth: [2, 5] }, [2, 5]],
    [{ every: 2 }, [2, 4, 6]],
    [{ from: 2, to: 4 }, [2, 3, 4]],
    [{ times: 2 }, [1, 2]],
    [{ probability: 0 }, []],
  ])('%j', (when, expected) => {
    expect(struck(when, SIX)).toEqual(expected);
  });

  it('who it concerns, and counts only those', () => {
    const replicas = [{ replica: 0 }, { replica: 1 }, { replica: 1 }, { replica: 0 }];
    expect(struck({ replica: 1, nth: 2 }, replicas)).toEqual([3]);
    expect(struck({ model: 'x' }, [{ model: 'x' }, {}])).toEqual([1]);
    expect(struck({ promptIncludes: 'item 7' }, [{}, { promptText: 'see item 7' }])).toEqual([2]);
    expect(struck({ stream: true }, [{ stream: true }, {}])).toEqual([1]);
    expect(struck({ fromMs: 10, toMs: 20 }, [{ atMs: 9 }, { atMs: 10 }, { atMs: 20 }])).toEqual([
      2,
    ]);
    expect(struck({ firstAttempts: 2 }, [{}, { attempt: 2 }, { attempt: 3 }])).toEqual([1, 2]);
  });

  it('by chance: the same ones for the same seed, about as many as said', () => {
    const many = Array.from({ length: 400 }, () => ({}));
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const hits = struck({ probability: 0.25 }, many, seed);
        expect(struck({ probability: 0.25 }, many, seed)).toEqual(hits);
        // 100 expected, σ = 8.7: five of them on either side.
        expect(Math.abs(hits.length - 100)).toBeLessThan(44);
      }),
      { numRuns: 20 },
    );
  });

  it('the same prompts each time where the chance is the prompt’s', () => {
    const items = Array.from({ length: 60 }, (_, item) => ({ promptText: `item ${item % 20}` }));
    const hits = new Set(struck({ probabilityPerPrompt: 0.5 }, items));
    for (let item = 1; item <= 20; item += 1) {
      expect([hits.has(item + 20), hits.has(item + 40)]).toEqual([hits.has(item), hits.has(item)]);
    }
  });

  it('nobody that does not exist', () => {
    const rules = [{ fault: { kind: 'nonsense' } as never }];
    expect(() => createFaultSchedule('s', rules)).toThrow(/There is no fault "nonsense"/);
  });
});
