import { describe, expect, it } from 'vitest';

import { givenName, suggestName } from './suggest-name.ts';

describe('the suggested name', () => {
  it('says what is measured', () => {
    expect(
      suggestName({ benchmarkTitles: ['Maze', '3SAT search'], checkpoints: 4, taken: [] }),
    ).toBe('Maze + 3SAT search, 4 checkpoints');
  });

  it('counts benchmarks that are too many to list', () => {
    expect(suggestName({ benchmarkTitles: ['A', 'B', 'C'], checkpoints: 1, taken: [] })).toBe(
      '3 benchmarks, 1 checkpoint',
    );
  });

  it('never suggests a name that is taken', () => {
    const taken = ['Maze, 1 checkpoint', 'Maze, 1 checkpoint #2'];
    expect(suggestName({ benchmarkTitles: ['Maze'], checkpoints: 1, taken })).toBe(
      'Maze, 1 checkpoint #3',
    );
  });

  it('stands for a name that nobody typed, or that was taken back', () => {
    expect(givenName(null, 'Maze, 1 checkpoint')).toBe('Maze, 1 checkpoint');
    expect(givenName('  ', 'Maze, 1 checkpoint')).toBe('Maze, 1 checkpoint');
    expect(givenName('mine', 'Maze, 1 checkpoint')).toBe('mine');
  });

  it('is empty until something is chosen', () => {
    expect(suggestName({ benchmarkTitles: [], checkpoints: 2, taken: [] })).toBe('');
  });
});
