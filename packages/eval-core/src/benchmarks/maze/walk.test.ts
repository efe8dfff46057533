import { describe, expect, it } from 'vitest';

import { relationOf, relationQuestion, RELATIONS } from './relation.ts';
import { walkMarkedPath } from './walk.ts';

describe('walkMarkedPath', () => {
  it('counts the turns of a hand-drawn path', () => {
    // From S: right, right, down, down, left, left, down, down, right, right.
    // Turns: right→down (right), down→left (right), left→down (left), down→right (left).
    const walk = walkMarkedPath(['#####', '#SXX#', '###X#', '#XXX#', '#X###', '#XXE#', '#####']);
    expect(walk).toEqual({
      start: { row: 1, column: 1 },
      exit: { row: 5, column: 3 },
      pathLength: 10,
      rightTurns: 2,
      totalTurns: 4,
    });
  });

  it.each([
    // The same U seen from both ends: up, then right, then down turns right twice; backwards left twice.
    [['XXX', 'S E'], 2, 2],
    [['XXX', 'E S'], 0, 2],
    [['SXE'], 0, 0],
    [['SE'], 0, 0],
    [['S', 'X', 'E'], 0, 0],
    [['EX', ' S'], 0, 1],
    [['XE', 'S '], 1, 1],
  ])('in %j counts %j right turns of %j', (rows, rightTurns, totalTurns) => {
    const walk = walkMarkedPath(rows);
    expect(walk?.rightTurns).toBe(rightTurns);
    expect(walk?.totalTurns).toBe(totalTurns);
  });

  it.each([
    ['no start', ['XXE']],
    ['no exit', ['SXX']],
    ['two starts', ['SXE', '  S']],
    ['two exits', ['SXE', '  E']],
    ['a gap', ['SX XE']],
    ['a fork', ['SXXE', ' X  ']],
    ['two ways from the start', ['XX', 'XS', 'E ']],
    ['a mark left over', ['SXE  X']],
    ['a ring', ['SXX ', ' XX ', '   E']],
    ['no drawing', []],
  ])('finds no path in a drawing with %s', (_, rows) => {
    expect(walkMarkedPath(rows)).toBeNull();
  });
});

describe('relationOf', () => {
  it('names the eight places around the start and none for the start itself', () => {
    const around = [
      [0, 0, 'top-left'],
      [0, 1, 'above'],
      [0, 2, 'top-right'],
      [1, 0, 'left'],
      [1, 1, null],
      [1, 2, 'right'],
      [2, 0, 'bottom-left'],
      [2, 1, 'below'],
      [2, 2, 'bottom-right'],
    ] as const;
    for (const [row, column, expected] of around) {
      expect(relationOf({ row: 1, column: 1 }, { row, column })).toBe(expected);
    }
  });

  it('asks a different question for each', () => {
    expect(new Set(RELATIONS.map(relationQuestion)).size).toBe(8);
    expect(relationQuestion('top-right')).toBe('Is the exit E to the top right of the start S?');
    expect(relationQuestion('left')).toBe(
      'Is the exit E directly to the left of the start S, with no vertical displacement?',
    );
  });
});
