import { describe, expect, it } from 'vitest';

import type { MutationOp } from './change-places.ts';
import { mutate, mutationsOf, type Mutation } from './mutate-answer.ts';

const ALL = { digit: 1_000, sign: 1_000, bracket: 1_000, operator: 1_000 };

/** Every text that changes of that op make of the gold. */
function changedBy(op: MutationOp, gold: string): string[] {
  return mutationsOf(gold, 'seed', ALL)
    .filter((mutation) => mutation.op === op)
    .map((mutation) => mutate(gold, mutation))
    .sort();
}

describe('changing an answer', () => {
  it.each<[MutationOp, string, string[]]>([
    ['sign', '-7', ['7']],
    ['sign', '(3, -4)', ['(-3, -4)', '(3, 4)']],
    ['sign', '\\frac{1}{2}', ['-\\frac{1}{2}', '\\frac{-1}{2}', '\\frac{1}{-2}']],
    ['sign', '$x_{1}=5$', ['$-x_{1}=5$', '$x_{1}=-5$']],
    ['sign', '\\sqrt[3]{2}', ['-\\sqrt[3]{2}', '\\sqrt[3]{-2}']],
    ['sign', '\\text{none}', []],
    ['sign', '30^{\\circ}', ['-30^{\\circ}']],
    ['bracket', '2(n+1)', ['2[n+1]']],
    ['bracket', '[1, 2)', ['(1, 2)', '(1, 2)', '[1, 2]']],
    ['bracket', '\\{1, 2\\}', ['(1, 2)', '[1, 2]']],
    ['bracket', '\\lfloor x \\rfloor', ['\\lceil x \\rceil']],
    ['bracket', '\\sqrt[3]{2}', []],
    ['operator', 'a+b', ['a-b']],
    ['operator', '-3 \\cdot x', ['-3 + x']],
    ['operator', 'x^{2} \\leq 9', ['x\\cdot {2} \\leq 9', 'x^{2} < 9']],
    ['operator', '90^\\circ', []],
    ['operator', 'k=1', ['k\\neq 1']],
  ])('puts another %s into %s', (op, gold, expected) => {
    expect(changedBy(op, gold)).toEqual([...expected].sort());
  });

  it('replaces a digit by each other digit', () => {
    expect(changedBy('digit', '4x')).toEqual([...'012356789'].map((digit) => `${digit}x`));
  });

  it('chooses the same changes for the same seed, and no more than asked for', () => {
    const gold = '(12+34)-56';
    const most = { digit: 3, sign: 1, bracket: 1, operator: 0 };
    expect(mutationsOf(gold, 'a', most)).toEqual(mutationsOf(gold, 'a', most));
    expect(mutationsOf(gold, 'a', most).map(({ op }) => op)).toEqual([
      ...['digit', 'digit', 'digit', 'sign', 'bracket'],
    ]);
  });

  it.each<[string, Mutation]>([
    ['begins', { op: 'digit', at: 9, by: '1' }],
    ['partner', { op: 'bracket', at: 0, by: '[ ]' }],
  ])('refuses a change that does not fit the text: nothing %s there', (word, mutation) => {
    expect(() => mutate('(1', mutation)).toThrow(word);
  });
});
