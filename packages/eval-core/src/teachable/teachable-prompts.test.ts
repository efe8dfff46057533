import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { SampleMatrix } from '../statistics/sample-matrix.ts';
import { matrixOf } from '../testing/length-worlds.ts';
import { teachablePrompts } from './teachable-prompts.ts';

/** Answers of one sample each to q0, q1, …; null: none. No verdicts. */
const said = (...rows: (string | null)[][]): SampleMatrix =>
  matrixOf(rows.map((answers) => answers.map((answer) => ({ answer, verdict: null, tokens: 1 }))));

describe('teachablePrompts', () => {
  it('keeps what a strong checkpoint is sure of and weak ones sometimes say', () => {
    const { items, totals } = teachablePrompts({
      strong: said(['4', '4', '4', '5']),
      weak: [said(['4', '7']), said(['7', '8', null, ' 4 '])],
    });
    expect(items[0]).toMatchObject({
      item: 'q0',
      proxy: { answer: '4', votes: 3, samples: 4, margin: 0.5, isTie: false },
      agreement: { n: 6 },
      agreementByWeak: [{ value: 0.5 }, { value: 0.25 }],
      strongAgreement: { value: 0.75, n: 4 },
      isKept: true,
      reason: 'kept',
    });
    // Two of six say 4; a sample without an answer disagrees.
    expect(items[0]?.agreement.value).toBeCloseTo(1 / 3, 12);
    expect(items[0]?.gap.value).toBeCloseTo(0.75 - 1 / 3, 12);
    expect(totals).toMatchObject({ items: 1, kept: 1, onlyInWeak: 0 });
  });

  it('takes equality from outside, for strong and weak answers alike', () => {
    const asked: unknown[] = [];
    const { items } = teachablePrompts({
      strong: said(['1/2', '0.5', '2', null]),
      weak: [said(['.5', '3'])],
      classesOf: (answers, item) => {
        asked.push([item, ...answers]);
        return answers.map((answer) =>
          ['1/2', '0.5', '.5'].includes(answer) ? 7 : Number(answer),
        );
      },
    });
    expect(asked).toEqual([['q0', '1/2', '0.5', '2', '.5', '3']]);
    // Of equally frequent spellings the first by its characters.
    expect(items[0]?.proxy).toMatchObject({ answer: '0.5', votes: 2, margin: 0.25 });
    expect(items[0]?.agreement.value).toBe(0.5);
  });

  it.each([
    ['tie', said(['1', '2']), said(['1'])],
    ['no-answer', said([null, null]), said(['1'])],
    ['no-weak-samples', said(['1']), said([])],
    ['no-strong-samples', said([]), said(['1'])],
    ['small-margin', said([...times(5, '1'), ...times(4, '2')]), said(['1', '3'])],
    ['too-hard', said(['1']), said(['2', '3'])],
    ['too-easy', said(['1']), said(['1', '1'])],
    ['small-gap', said(['1', '1', '2', '3']), said(['1', '2'])],
  ])('keeps nothing for %s', (reason, strong, weak) => {
    const { items, totals } = teachablePrompts({ strong: withItem(strong), weak: [weak] });
    expect(items[0]).toMatchObject({ reason, isKept: false });
    expect(totals.byReason).toMatchObject({ kept: 0, [reason]: 1 });
  });

  it('compares nothing where there is a tie: no answer stands for the truth', () => {
    const { items } = teachablePrompts({ strong: said(['1', '2']), weak: [said(['1'])] });
    const unknown = { value: null, interval: null };
    expect(items[0]).toMatchObject({
      proxy: { answer: null, votes: 1, margin: 0, isTie: true },
      agreement: unknown,
      strongAgreement: unknown,
      gap: unknown,
    });
  });

  it('takes thresholds at their word: 0.9 − 0.8 is a gap of 0.1', () => {
    const { items } = teachablePrompts(
      { strong: said([...times(9, '1'), '2']), weak: [said([...times(8, '1'), '2', '3'])] },
      { minimumGap: 0.1 },
    );
    expect(items[0]?.reason).toBe('kept');
  });

  it('goes by verdicts where they are the truth; unscorable does not agree, missing is left out', () => {
    const verdicts = (...rows: ('correct' | 'incorrect' | 'unscorable' | null)[][]) =>
      matrixOf(rows.map((row) => row.map((verdict) => ({ verdict, answer: 'x' }))));
    const { items } = teachablePrompts(
      {
        strong: verdicts(['correct', 'correct', 'unscorable', null]),
        weak: [verdicts(['correct', 'incorrect', 'incorrect', null])],
      },
      { truth: 'gold' },
    );
    expect(items[0]?.strongAgreement).toMatchObject({ value: 2 / 3, n: 3 });
    expect(items[0]?.agreement).toMatchObject({ value: 1 / 3, n: 3 });
    expect(items[0]?.isKept).toBe(true);
  });

  it('matches items by key, and counts those that only weak checkpoints have', () => {
    const weak = said(['9'], ['2', '3'], ['5']);
    const { items, totals } = teachablePrompts({
      strong: { ...said(['2']), items: ['q1'] },
      weak: [weak],
    });
    expect(items.map(({ item, agreement }) => [item, agreement.value])).toEqual([['q1', 0.5]]);
    expect(totals.onlyInWeak).toBe(2);
  });

  it('does not depend on the order of samples', () => {
    const answers = fc.array(fc.option(fc.constantFrom('1', '2', '3'), { nil: null }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(answers, answers, (strong, weak) => {
        const there = teachablePrompts({ strong: said(strong), weak: [said(weak)] });
        const back = teachablePrompts({
          strong: said([...strong].reverse()),
          weak: [said([...weak].reverse())],
        });
        expect(back.items).toEqual(there.items);
      }),
    );
  });

  it('counts every item once', () => {
    const answers = fc.array(fc.option(fc.constantFrom('1', '2'), { nil: null }), { maxLength: 5 });
    const rows = fc.array(answers, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, rows, (strong, weak) => {
        const { items, totals } = teachablePrompts({
          strong: said(...strong),
          weak: [said(...weak)],
        });
        const counted = Object.values(totals.byReason).reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(items.length);
        expect(totals.kept).toBe(items.filter(({ isKept }) => isKept).length);
      }),
    );
  });

  it('refuses thresholds that cannot be, and classes that are too few', () => {
    const input = { strong: said(['1']), weak: [said(['1'])] };
    expect(() => teachablePrompts(input, { weakLow: 0.9, weakHigh: 0.1 })).toThrow(/0…1/);
    expect(() => teachablePrompts(input, { minimumMargin: 2 })).toThrow(/0…1/);
    expect(() => teachablePrompts({ ...input, classesOf: () => [] })).toThrow(/item q0/);
  });
});

function times(count: number, answer: string): string[] {
  return Array.from({ length: count }, () => answer);
}

/** An item is there although nobody was asked. */
function withItem(matrix: SampleMatrix): SampleMatrix {
  return matrix.items.length > 0 ? matrix : { ...matrix, items: ['q0'], attributes: [{}] };
}
