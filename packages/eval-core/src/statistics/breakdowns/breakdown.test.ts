import { describe, expect, it } from 'vitest';

import { matrixOf } from '../../testing/length-worlds.ts';
import type { SampleFigures } from '../sample-matrix.ts';
import { breakdowns } from './breakdown.ts';

type Attributes = SampleFigures['attributes'];

/** One question: its samples by verdict, "c" correct, "i" incorrect, "u" unscorable, "-" missing. */
function question(verdicts: string, attributes: Attributes): Partial<SampleFigures>[] {
  const named = { c: 'correct', i: 'incorrect', u: 'unscorable' } as const;
  return [...verdicts].map((letter) => ({
    verdict: letter in named ? named[letter as keyof typeof named] : null,
    attributes,
  }));
}

describe('breakdowns', () => {
  it('gives the accuracy of every slice; missing and unscorable are not correct', () => {
    const { byAttribute } = breakdowns(
      matrixOf([
        question('cc', { level: 2 }),
        question('cu', { level: 2 }),
        question('c-', { level: 10 }),
      ]),
    );
    const slices = byAttribute.level?.slices ?? {};
    expect(slices['2']).toMatchObject({ value: 0.75, n: 2, items: 2, samples: 4 });
    expect(slices['10']).toMatchObject({ value: 0.5, interval: null, items: 1, samples: 1 });
    expect(Object.keys(slices)).toEqual(['2', '10']);
  });

  it('knows nothing of a slice without a verdict, and lets it move no other', () => {
    const measured = ['ci', 'ci', 'cc', 'ii', 'cc', 'ci', 'ci', 'ii'].map((verdicts, index) =>
      question(verdicts, { level: Math.floor(index / 2) }),
    );
    const lost = [question('--', { level: 9 }), question('--', { level: 9 })];
    const slices = breakdowns(matrixOf([...measured, ...lost])).byAttribute.level?.slices ?? {};
    const unknown = { value: null, interval: null, n: 2 };
    expect(slices['9']).toMatchObject({ ...unknown, samples: 0, shrunk: unknown });
    const alone = breakdowns(matrixOf(measured)).byAttribute.level?.slices ?? {};
    expect(alone['0']?.shrunk.value).not.toBeNull();
    expect(slices['0']?.shrunk).toEqual(alone['0']?.shrunk);
  });

  it('marks a small slice and keeps its value', () => {
    const matrix = matrixOf([
      ...Array.from({ length: 5 }, () => question('c', { topic: 'algebra' })),
      question('c', { topic: 'geometry' }),
      question('i', {}),
    ]);
    const { topic } = breakdowns(matrix).byAttribute;
    expect(topic?.slices.algebra).toMatchObject({ value: 1, isSmall: false });
    expect(topic?.slices.geometry).toMatchObject({ value: 1, isSmall: true });
    expect(topic?.itemsWithout).toBe(1);
    expect(breakdowns(matrix, { minimumItems: 6 }).byAttribute.topic?.slices.algebra?.isSmall).toBe(
      true,
    );
  });

  it('leaves out by name what has more than fifty values', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        question('c', { title: `t${index}`, year: 2025 }),
      );
    expect(breakdowns(matrixOf(rows(50))).leftOut).toEqual([]);
    const many = breakdowns(matrixOf(rows(51)));
    expect(many.leftOut).toEqual(['title']);
    expect(Object.keys(many.byAttribute)).toEqual(['year']);
  });

  it('says how many intervals miss by chance where there are several slices', () => {
    const rows = Array.from({ length: 40 }, (_, index) =>
      question('c', { part: index % 20, all: 1 }),
    );
    const { part, all } = breakdowns(matrixOf(rows)).byAttribute;
    expect(part?.note).toContain(
      '20 slices are shown: about 1.0 of their intervals miss the truth',
    );
    expect(all?.note).toBeNull();
  });

  it('is not confused by names that objects have already', () => {
    const attributes = Object.fromEntries([
      ['__proto__', 'constructor'],
      ['toString', '__proto__'],
    ]) as Attributes;
    const { byAttribute } = breakdowns(matrixOf([question('c', attributes), question('i', {})]));
    const shown = Object.entries(byAttribute).map(([name, { slices }]) => [
      name,
      Object.keys(slices),
    ]);
    expect(shown).toContainEqual(['toString', ['__proto__']]);
  });

  it('is empty without attributes, and unknown without repeats', () => {
    expect(breakdowns(matrixOf([question('c', {})]))).toEqual({ byAttribute: {}, leftOut: [] });
    const empty = {
      ...matrixOf([question('c', { a: 1 })]),
      repeats: 0,
      outcomes: new Uint8Array(0),
    };
    expect(breakdowns(empty).byAttribute.a?.slices['1']).toMatchObject({
      value: null,
      interval: null,
    });
  });
});
