import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../../testing/cpu-time.ts';
import { tspFamily } from './family.ts';
import { gradeTsp } from './grade.ts';
import type { TspProblem } from './problem.ts';

/** Round the square 0-1-2-3 is 10 long; the two other tours are 1 + 8 + 4 + 9 = 22 and 9 + 3 + 8 + 2 = 22. */
const square: TspProblem = {
  matrix: [
    [0, 1, 9, 2],
    [1, 0, 3, 8],
    [9, 3, 0, 4],
    [2, 8, 4, 0],
  ],
};
const tagged = (path: string, distance?: number) =>
  `So.\n<final_answer>${JSON.stringify({ Path: path, TotalDistance: distance })}</final_answer>`;

/** Six and seven cities: the test below tries every order of them. */
const items = tspFamily.generate({ seed: 'grade', levels: [1, 2], itemsPerLevel: 100 });

/** Reads the distances from the prompt, as a person would, and tries every order, cutting none short. */
function shortestInPrompt(prompt: string): {
  lengthOf: (cities: number[]) => number;
  shortest: number;
} {
  const distances = new Map<string, number>();
  for (const [, a, b, d] of prompt.matchAll(/^City (\d+) – City (\d+): (\d+)$/gm)) {
    distances.set(`${a},${b}`, Number(d)).set(`${b},${a}`, Number(d));
  }
  const step = (a: number, b: number) => distances.get(`${a},${b}`) ?? NaN;
  const lengthOf = (cities: number[]) =>
    cities.reduce((sum, city, at) => sum + step(city, cities[(at + 1) % cities.length] ?? 0), 0);
  const count = 1 + Math.max(...[...distances.keys()].map((pair) => Number(pair.split(',')[0])));
  let shortest = Infinity;
  const visit = (here: number, left: Set<number>, length: number): void => {
    if (left.size === 0) shortest = Math.min(shortest, length + step(here, 0));
    for (const next of left) {
      const rest = new Set(left);
      rest.delete(next);
      visit(next, rest, length + step(here, next));
    }
  };
  visit(0, new Set(Array.from({ length: count - 1 }, (_, at) => at + 1)), 0);
  return { lengthOf, shortest };
}

describe('gradeTsp', () => {
  const right = { tour: true, optimal: true, distance: null };
  const none = { tour: false, optimal: null, distance: null };
  it.each([
    ['0->1->2->3->0', 'verified', right, null],
    ['0->3->2->1->0', 'verified', right, null],
    ['2->3->0->1->2', 'verified', right, null],
    ['0->1->3->2->0', 'wrong-answer', { ...right, optimal: false }, 'length 22, a shortest one 10'],
    ['0->1->2->3', 'invalid-answer', none, 'does not return'],
    ['0->1->2->3->1', 'invalid-answer', none, 'does not return'],
    ['0->1->2->0', 'invalid-answer', none, 'City 3 is not visited'],
    ['0->1->2->1->3->0', 'invalid-answer', none, 'City 1 is visited twice'],
    ['0->1->2->3->0->0', 'invalid-answer', none, 'City 0 is visited twice'],
    ['1->2->3->4->1', 'invalid-answer', none, 'no city 4'],
    ['0->1->...->0', 'invalid-answer', none, 'no list of cities'],
    ['', 'invalid-answer', none, 'no list of cities'],
  ])('of "%s" says %s', (path, reason, checks, detail) => {
    const verdict = gradeTsp(square, tagged(path));
    expect(verdict).toMatchObject({ reason, checks, doubts: [] });
    if (detail === null) expect(verdict?.detail).toBeNull();
    else expect(verdict?.detail).toContain(detail);
  });

  it.each([
    ['0->1->2->3->0', 10, 'correct', true],
    ['0->1->2->3->0', 11, 'correct', false],
    ['0->1->3->2->0', 22, 'incorrect', true],
    ['0->1->3->2->0', 10, 'incorrect', false],
    ['0->1->2->3', 10, 'incorrect', null],
  ])(
    'judges of "%s" the claimed distance %d apart from the verdict',
    (path, claim, outcome, distance) => {
      const verdict = gradeTsp(square, tagged(path, claim));
      expect(verdict?.outcome).toBe(outcome);
      expect(verdict?.checks?.distance).toBe(distance);
    },
  );

  it.each([
    '<final_answer>{"Path": "0->1->2->3->0", "TotalDistance": 10}</final_answer>',
    `<final_answer>{'Path': '0->1->2->3->0', 'TotalDistance': '10'}</final_answer>`,
    '**<final_answer>{"path": [0, 1, 2, 3, 0], "totalDistance": 10}</final_answer>**',
    '<final_answer>\n```json\n{"Path": "0 -> 1 -> 2 -> 3 -> 0"}\n```\n</final_answer>',
    '<final_answer>"Path": "0→1→2→3→0"</final_answer>',
    '<final_answer>0->1->2->3->0</final_answer>',
    '<final_answer>\\boxed{0 \\to 1 \\to 2 \\to 3 \\to 0}</final_answer>',
    'Final: {"Path": "0->1->2->3->0"}',
    '**Path:** 0 → 1 → 2 → 3 → 0\n**Total distance:** 10',
    'It is $\\boxed{0 \\rightarrow 1 \\rightarrow 2 \\rightarrow 3 \\rightarrow 0}$.',
    'Path: (City 0 -> City 1 -> City 2 -> City 3 -> City 0)',
  ])('reads %j without a doubt', (text) => {
    expect(gradeTsp(square, text)).toMatchObject({ outcome: 'correct', doubts: [] });
  });

  it.each(['', 'I cannot tell.', 'The way 0->1->2->3->0 looks short.', '<final_answer>{"Path"'])(
    'has no verdict on %j',
    (text) => {
      expect(gradeTsp(square, text)).toBeNull();
    },
  );

  it('grades the last of several answers, and calls no rival what is the same trip', () => {
    const changed = gradeTsp(square, `${tagged('0->1->3->2->0')} No: ${tagged('0->1->2->3->0')}`);
    expect(changed).toMatchObject({ outcome: 'correct', doubts: ['rival-answers'] });
    expect(changed?.extracted?.rivals).toEqual(['{"Path":"0->1->3->2->0"}']);
    const same = gradeTsp(square, `${tagged('1->0->3->2->1')} or ${tagged('0->1->2->3->0')}`);
    expect(same).toMatchObject({ outcome: 'correct', doubts: [] });
    const unread = gradeTsp(square, `${tagged('0->1->2->3->0')} ${tagged('?')}`);
    expect(unread).toMatchObject({ reason: 'invalid-answer', doubts: ['rival-answers'] });
  });

  it('finds the reference tour right, and any swap of two cities only if a trial of all orders does', () => {
    for (const { problem, prompt } of items) {
      const reply = tspFamily.goldReply(problem);
      const checks = { tour: true, optimal: true, distance: true };
      expect(gradeTsp(problem, reply)).toMatchObject({ outcome: 'correct', doubts: [], checks });
      const cities = (/"Path": "([^"]+)->0"/.exec(reply)?.[1] ?? '').split('->').map(Number);
      const { lengthOf, shortest } = shortestInPrompt(prompt);
      expect(lengthOf(cities)).toBe(shortest);
      cities.forEach((city, at) => {
        cities.slice(at + 1).forEach((other, gap) => {
          const swapped = cities.with(at, other).with(at + 1 + gap, city);
          const verdict = gradeTsp(problem, tagged([...swapped, swapped[0]].join('->')));
          expect(verdict?.outcome).toBe(lengthOf(swapped) === shortest ? 'correct' : 'incorrect');
        });
      });
    }
  });

  it('calls a malformed item unscorable, whatever the reply', () => {
    const broken: TspProblem = {
      matrix: [
        [0, 1],
        [1, 0],
      ],
    };
    expect(gradeTsp(broken, tagged('0->1->0'))?.reason).toBe('unreadable-gold');
    expect(gradeTsp(broken, '')?.outcome).toBe('unscorable');
  });

  it('never throws and always points into the answer', () => {
    const piece = fc.constantFrom(
      '<final_answer>',
      '</final_answer>',
      '{"Path": "',
      '"}',
      '0->1->2->3->0',
      '->',
      'Path: ',
      '\\boxed{',
      '}',
      '\n',
      '7',
      'TotalDistance: ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 14 }), (parts) => {
        const answer = parts.join('');
        const extracted = gradeTsp(square, answer)?.extracted ?? null;
        if (extracted !== null) {
          expect(answer.slice(extracted.start, extracted.end)).toBe(extracted.text);
        }
      }),
    );
  });

  it.each([
    '<final_answer>',
    '{"Path": "0->',
    '0->1->',
    'Path: 0->1 ',
    '<final_answer>1</final_answer>',
  ])('reads a megabyte of %j in time', (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    expect(cpuTimeMs(() => gradeTsp(square, text))).toBeLessThan(1000);
    expect(cpuTimeMs(() => gradeTsp(square, tagged(text)))).toBeLessThan(1000);
  });
});
