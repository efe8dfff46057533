import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sampleMatrix, type SampleFigures, type SampleMatrix } from '../sample-matrix.ts';
import { comparePaired } from './compare-paired.ts';

type Cell = 'correct' | 'incorrect' | 'unscorable' | null;

function matrixOf(rows: Readonly<Record<string, readonly Cell[]>>): SampleMatrix {
  const samples = Object.entries(rows).flatMap(([item, cells]) =>
    cells.map((verdict, repeat): SampleFigures => ({
      item,
      repeat,
      verdict,
      answer: null,
      tokens: null,
      thinkingTokens: null,
      isCutOff: null,
      attributes: {},
    })),
  );
  return sampleMatrix(samples);
}

/** As many questions, so many of them solved in all repeats. */
function solving(questions: number, solved: number, repeats: number): SampleMatrix {
  const cellsOf = (index: number): Cell[] =>
    Array.from({ length: repeats }, () => (index < solved ? 'correct' : 'incorrect'));
  return matrixOf(
    Object.fromEntries(
      Array.from({ length: questions }, (_, index) => [`q${index}`, cellsOf(index)]),
    ),
  );
}

const cell = fc.constantFrom<Cell>('correct', 'incorrect', 'unscorable', null);
const matrix = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'), { minLength: 1 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .chain(([items, repeats]) =>
    fc
      .tuple(...items.map(() => fc.array(cell, { minLength: repeats, maxLength: repeats })))
      .map((rows) =>
        matrixOf(Object.fromEntries(items.map((item, index) => [item, rows[index] ?? []]))),
      ),
  );

describe('a comparison of two checkpoints', () => {
  it('matches questions by key and counts what it leaves out', () => {
    const first = matrixOf({
      a: ['correct', 'incorrect'],
      b: ['incorrect', 'incorrect'],
      c: ['correct', 'correct'],
      z: ['correct', 'correct'],
    });
    const second = matrixOf({
      c: ['incorrect', 'unscorable', null, 'correct'],
      y: ['correct', 'correct', 'correct', 'correct'],
      x: ['correct', 'correct', 'correct', 'correct'],
      b: ['correct', 'correct', 'correct', null],
      a: ['correct', 'correct', 'incorrect', 'incorrect'],
    });
    const comparison = comparePaired(first, second);
    expect(comparison).toMatchObject({
      questions: 3,
      onlyInFirst: 1,
      onlyInSecond: 2,
      withoutVerdict: {
        first: { missing: 0, unscorable: 0 },
        second: { missing: 2, unscorable: 1 },
      },
      fixed: ['b'],
      broken: ['c'],
      flips: [
        { item: 'b', first: 0, second: 0.75, difference: 0.75 },
        { item: 'c', first: 1, second: 0.25, difference: -0.75 },
      ],
    });
    // (1/2 + 3/4 + 1/4)/3 − (1/2 + 0 + 1)/3
    expect(comparison.difference).toBeCloseTo(0, 15);
  });

  it('is null, with the reason, where no question is shared', () => {
    expect(comparePaired(matrixOf({ a: ['correct'] }), matrixOf({ b: ['correct'] }))).toEqual({
      difference: null,
      interval: null,
      bootstrapInterval: null,
      p: null,
      test: null,
      verdict: null,
      verdictReason: 'They share no question.',
      isWithinDelta: null,
      delta: null,
      questions: 0,
      onlyInFirst: 1,
      onlyInSecond: 1,
      withoutVerdict: {
        first: { missing: 0, unscorable: 0 },
        second: { missing: 0, unscorable: 0 },
      },
      fixed: [],
      broken: [],
      flips: [],
    });
  });

  it.each([
    { first: 'correct', second: null, of: 'the second' },
    { first: null, second: 'incorrect', of: 'the first' },
    { first: null, second: null, of: 'either' },
  ] as const)(
    'calls nothing worse of which no sample has a verdict: $of',
    ({ first, second, of }) => {
      const runOf = (outcome: Cell) =>
        matrixOf(
          Object.fromEntries(
            Array.from({ length: 30 }, (_, item) => [`item ${item}`, [outcome, outcome]]),
          ),
        );
      const comparison = comparePaired(runOf(first), runOf(second));
      expect(comparison).toMatchObject({
        ...{ difference: null, interval: null, p: null, verdict: null, questions: 30 },
        verdictReason: `No sample of ${of} has a verdict on these questions: nothing was measured.`,
        ...{ fixed: [], broken: [] },
      });
    },
  );

  it('keeps the missing cells of a checkpoint with one verdict as not correct', () => {
    const comparison = comparePaired(
      matrixOf({ a: ['correct', 'correct'], b: ['correct', 'correct'] }),
      matrixOf({ a: ['correct', null], b: [null, null] }),
    );
    expect(comparison.difference).toBeCloseTo(-3 / 4, 15);
  });

  it('has no interval and decides nothing on one question', () => {
    const comparison = comparePaired(matrixOf({ a: ['incorrect'] }), matrixOf({ a: ['correct'] }));
    expect(comparison).toMatchObject({ difference: 1, interval: null, p: 1, verdict: 'undecided' });
  });

  it('is better or worse where test and interval say so', () => {
    const [weak, strong] = [solving(40, 10, 5), solving(40, 25, 5)];
    const better = comparePaired(weak, strong);
    expect(better.verdict).toBe('better');
    expect(better.difference).toBeCloseTo(15 / 40, 14);
    expect(better.p).toBeCloseTo(2 ** -14, 14);
    expect(better.interval?.low).toBeGreaterThan(0);
    expect(comparePaired(strong, weak).verdict).toBe('worse');
  });

  it('is equivalent only within a given delta', () => {
    const same = solving(1000, 400, 5);
    expect(comparePaired(same, same).verdict).toBe('undecided');
    expect(comparePaired(same, same, { delta: 0.05 })).toMatchObject({
      verdict: 'equivalent',
      isWithinDelta: true,
    });
    expect(comparePaired(same, same, { delta: 0.0001 })).toMatchObject({
      verdict: 'undecided',
      isWithinDelta: false,
    });
  });

  it('never collapses, stays within −1 and 1, and holds the difference', () => {
    fc.assert(
      fc.property(matrix, matrix, (first, second) => {
        const { difference, interval, p, questions } = comparePaired(first, second);
        if (questions === 0 || difference === null || p === null) return;
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        if (interval === null) return;
        expect(interval.low).toBeGreaterThanOrEqual(-1);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(difference + 1e-12);
        expect(interval.high).toBeGreaterThanOrEqual(difference - 1e-12);
        expect(interval.high - interval.low).toBeGreaterThan(0.01);
      }),
    );
  });

  it('turns its sign, and nothing else, when the two change places', () => {
    fc.assert(
      fc.property(matrix, matrix, (first, second) => {
        const there = comparePaired(first, second);
        const back = comparePaired(second, first);
        expect(back.difference ?? 0).toBeCloseTo(-(there.difference ?? 0), 12);
        expect(back.p ?? 0).toBeCloseTo(there.p ?? 0, 11);
        expect(back.interval?.low ?? 0).toBeCloseTo(-(there.interval?.high ?? 0), 12);
        expect(back.fixed.toSorted()).toEqual(there.broken.toSorted());
        expect(back.questions).toBe(there.questions);
      }),
    );
  });

  it('refuses a level and a delta that are none', () => {
    const one = solving(2, 1, 1);
    expect(() => comparePaired(one, one, { level: 1 })).toThrow(RangeError);
    expect(() => comparePaired(one, one, { delta: 0 })).toThrow(RangeError);
    expect(() => comparePaired(one, one, { delta: NaN })).toThrow(RangeError);
  });
});
