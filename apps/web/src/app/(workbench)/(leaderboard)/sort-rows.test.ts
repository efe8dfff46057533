import { describe, expect, it } from 'vitest';

import { ariaSort, nextOrder, sortRows, type SortableRow } from './sort-rows.ts';

function row(name: string, part: Partial<SortableRow> = {}): SortableRow {
  return { name, family: null, step: null, hasSamples: true, estimates: new Map(), ...part };
}

function names(rows: readonly SortableRow[]): string[] {
  return rows.map(({ name }) => name);
}

describe('the order of the leaderboard', () => {
  it('reads numbers inside names as numbers', () => {
    const rows = [row('walksat-1000'), row('walksat-200'), row('dpll')];
    expect(names(sortRows(rows, { sort: 'name', order: 'asc' }))).toEqual([
      'dpll',
      'walksat-200',
      'walksat-1000',
    ]);
  });

  it('puts an unknown estimate last in both directions', () => {
    const rows = [
      row('unknown', { estimates: new Map([['v3', null]]) }),
      row('low', { estimates: new Map([['v3', 0]]) }),
      row('high', { estimates: new Map([['v3', 0.9]]) }),
      row('absent'),
    ];
    expect(names(sortRows(rows, { sort: 'v3', order: 'desc' }))).toEqual([
      'high',
      'low',
      'absent',
      'unknown',
    ]);
    expect(names(sortRows(rows, { sort: 'v3', order: 'asc' }))).toEqual([
      'low',
      'high',
      'absent',
      'unknown',
    ]);
  });

  it('puts rows without samples last, whatever the order', () => {
    const rows = [
      row('a', { family: 'a', step: 1, hasSamples: false }),
      row('c', { family: 'b', step: 2 }),
      row('b', { family: 'b' }),
      row('z', { family: 'z', step: 9, hasSamples: false }),
    ];
    expect(names(sortRows(rows, { sort: 'name', order: 'asc' }))).toEqual(['b', 'c', 'a', 'z']);
    expect(names(sortRows(rows, { sort: 'name', order: 'desc' }))).toEqual(['c', 'b', 'z', 'a']);
    expect(names(sortRows(rows, { sort: 'step', order: 'asc' }))).toEqual(['c', 'b', 'a', 'z']);
    expect(names(sortRows(rows, { sort: 'v3', order: 'desc' }))).toEqual(['b', 'c', 'a', 'z']);
  });

  it('breaks ties by name, however the rows arrive', () => {
    const rows = [row('b', { step: 5 }), row('a', { step: 5 })];
    expect(names(sortRows(rows, { sort: 'step', order: 'desc' }))).toEqual(['a', 'b']);
    expect(names(sortRows([...rows].reverse(), { sort: 'step', order: 'desc' }))).toEqual([
      'a',
      'b',
    ]);
  });

  it('shows the highest accuracy first on the first click and turns around on the second', () => {
    const first = nextOrder({ sort: 'name', order: 'asc' }, 'v3');
    expect(first).toEqual({ sort: 'v3', order: 'desc' });
    expect(nextOrder(first, 'v3')).toEqual({ sort: 'v3', order: 'asc' });
    expect(nextOrder(first, 'family')).toEqual({ sort: 'family', order: 'asc' });
  });

  it('tells screen readers of the one sorted column only', () => {
    expect(ariaSort({ sort: 'v3', order: 'desc' }, 'v3')).toBe('descending');
    expect(ariaSort({ sort: 'v3', order: 'desc' }, 'name')).toBe('none');
  });
});
