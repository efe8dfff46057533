import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { avgAtK } from './avg-at-k.ts';
import { gPassAtK } from './g-pass-at-k.ts';
import { majorityAtK, rememberingMajorityAtK, type AnswerClass } from './majority-at-k.ts';
import { passAtK, worstOfK } from './pass-at-k.ts';

/** One sample of an item; answer null: none. */
interface Vote {
  answer: number | null;
  isCorrect: boolean;
}

/** The mean of a figure over all subsets of k of the votes, each looked at. */
function overSubsets(votes: readonly Vote[], k: number, figure: (drawn: Vote[]) => number): number {
  let total = 0;
  let subsets = 0;
  for (let mask = 0; mask < 2 ** votes.length; mask += 1) {
    const drawn = votes.filter((_, index) => (mask & (1 << index)) !== 0);
    if (drawn.length !== k) continue;
    total += figure(drawn);
    subsets += 1;
  }
  return total / subsets;
}

function majority(drawn: readonly Vote[]): number {
  const counts = new Map<number, Vote[]>();
  for (const vote of drawn) {
    if (vote.answer !== null) counts.set(vote.answer, [...(counts.get(vote.answer) ?? []), vote]);
  }
  const most = Math.max(0, ...[...counts.values()].map((votes) => votes.length));
  const winners = [...counts.values()].filter((votes) => votes.length === most);
  return winners.length === 0
    ? 0
    : winners.filter(([first]) => first?.isCorrect).length / winners.length;
}

const votes = fc
  .array(fc.option(fc.nat(4)), { minLength: 1, maxLength: 9 })
  .map((answers) => answers.map((answer) => ({ answer, isCorrect: answer === 0 || answer === 3 })));

describe('figures at k', () => {
  it('agree with looking at every subset', () => {
    fc.assert(
      fc.property(votes, fc.constantFrom(0.25, 0.5, 0.75, 1), (list, tau) => {
        const correct = list.filter(({ isCorrect }) => isCorrect).length;
        const classes = [0, 1, 2, 3, 4].flatMap((answer): AnswerClass[] => {
          const samples = list.filter((vote) => vote.answer === answer).length;
          const right = answer === 0 || answer === 3;
          return samples === 0 ? [] : [{ samples, correct: right ? samples : 0 }];
        });
        const withoutAnswer = list.filter(({ answer }) => answer === null).length;
        const curves = {
          pass: passAtK(list.length, correct),
          worst: worstOfK(list.length, correct),
          gPass: gPassAtK(list.length, correct, tau),
          majority: majorityAtK({ classes, withoutAnswer }),
        };
        for (let k = 1; k <= list.length; k += 1) {
          const count = (drawn: readonly Vote[]) => drawn.filter((vote) => vote.isCorrect).length;
          const at = (curve: Float64Array) => curve[k - 1];
          const mean = (figure: (drawn: Vote[]) => number) => overSubsets(list, k, figure);
          expect(at(curves.pass)).toBeCloseTo(
            mean((drawn) => Number(count(drawn) > 0)),
            10,
          );
          expect(at(curves.worst)).toBeCloseTo(
            mean((drawn) => Number(count(drawn) === k)),
            10,
          );
          expect(at(curves.gPass)).toBeCloseTo(
            mean((drawn) => Number(count(drawn) >= Math.ceil(tau * k))),
            10,
          );
          expect(at(curves.majority)).toBeCloseTo(mean(majority), 10);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the textbook values', () => {
    // 1 − C(7, 3)/C(10, 3) = 1 − 35/120; C(6, 2)/C(10, 2) = 15/45.
    expect(passAtK(10, 3)[2]).toBeCloseTo(85 / 120, 14);
    expect(worstOfK(10, 6)[1]).toBeCloseTo(1 / 3, 14);
    // At least 4 of 5, of 10 with 6 correct: (C(6, 4) C(4, 1) + C(6, 5))/C(10, 5) = 66/252.
    expect(gPassAtK(10, 6, 0.8)[4]).toBeCloseTo(66 / 252, 14);
    // Two answers twice each, one of them right: every draw is a tie or even.
    const classes = [
      { samples: 2, correct: 2 },
      { samples: 2, correct: 0 },
    ];
    for (const value of majorityAtK({ classes, withoutAnswer: 0 })) {
      expect(value).toBeCloseTo(0.5, 14);
    }
  });

  it('stay within 0 and 1 for fifty different answers', () => {
    const classes = Array.from({ length: 50 }, (_, index) => ({
      samples: 1,
      correct: index === 0 ? 1 : 0,
    }));
    for (const value of majorityAtK({ classes, withoutAnswer: 0 })) {
      expect(value).toBeCloseTo(1 / 50, 10);
    }
  });

  it('are finite, or unknown, where the numbers of draws are beyond a double', () => {
    const alike = (samples: number) => ({
      classes: [{ samples, correct: samples }],
      withoutAnswer: 0,
    });
    const largest = majorityAtK(alike(1029));
    expect(largest).toHaveLength(1029);
    for (const value of largest) expect(value).toBe(1);
    expect(majorityAtK(alike(1030))).toHaveLength(0);
    // Half of them right, and at least half wanted: for odd k by symmetry one half.
    const half = gPassAtK(1400, 700, 0.5);
    for (const [index, value] of half.entries())
      if (index % 2 === 0) expect(value).toBeCloseTo(0.5, 10);
    expect(half.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('say that nothing wins where no sample has an answer', () => {
    expect([...majorityAtK({ classes: [], withoutAnswer: 3 })]).toEqual([0, 0, 0]);
  });

  it('average to the same share for every k', () => {
    expect([...avgAtK(4, 1)]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('are remembered for ballots that differ in the order of their classes only', () => {
    const majority = rememberingMajorityAtK();
    const [right, wrong] = [
      { samples: 3, correct: 3 },
      { samples: 2, correct: 0 },
    ];
    const curve = majority({ classes: [right, wrong], withoutAnswer: 1 });
    expect(curve).toEqual(majorityAtK({ classes: [right, wrong], withoutAnswer: 1 }));
    expect(majority({ classes: [wrong, right], withoutAnswer: 1 })).toBe(curve);
    expect(majority({ classes: [wrong, right], withoutAnswer: 0 })).not.toBe(curve);
    expect(majority({ classes: [{ samples: 3, correct: 0 }, wrong], withoutAnswer: 1 })).not.toBe(
      curve,
    );
  });

  it.each([
    [3, 4],
    [2, -1],
    [2.5, 1],
  ])('refuse %j samples with %j correct', (samples, correct) => {
    expect(() => passAtK(samples, correct)).toThrow(RangeError);
    expect(() => worstOfK(samples, correct)).toThrow(RangeError);
    expect(() => gPassAtK(samples, correct, 1)).toThrow(RangeError);
    expect(() => avgAtK(samples, correct)).toThrow(RangeError);
  });
});
