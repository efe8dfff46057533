import { describe, expect, it } from 'vitest';

import { prepareAttributes } from './prepare-attributes.ts';

function row(name: string, value: string, samples: number, correct: number) {
  return { name, value, samples, correct, unscorable: 0, meanCompletionTokens: null };
}

describe('accuracy by attribute', () => {
  it('makes one table a name, the level first, with level 10 after level 2', () => {
    const tables = prepareAttributes([
      row('level', '10', 4, 1),
      row('size', 'small', 4, 2),
      row('category', 'a', 4, 2),
      row('level', '2', 8, 6),
    ]);
    expect(tables.map(({ name, rows }) => [name, rows.map(({ value }) => value)])).toEqual([
      ['level', ['2', '10']],
      ['category', ['a']],
      ['size', ['small']],
    ]);
  });

  it('shows n beside every accuracy: 6 of 8 is 75.0', () => {
    expect(prepareAttributes([row('level', '2', 8, 6)])[0]?.rows[0]).toMatchObject({
      samples: '8',
      accuracy: '75.0',
      meanTokens: '—',
    });
  });

  it('never shows a value without samples as 0 %', () => {
    expect(prepareAttributes([row('level', '2', 0, 0)])[0]?.rows[0]?.accuracy).toBe('—');
  });
});
