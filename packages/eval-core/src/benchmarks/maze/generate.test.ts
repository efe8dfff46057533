import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { carveMaze } from './carve.ts';
import { mazeFamily } from './family.ts';
import { numericOptions } from './options.ts';
import { mazePrompt } from './prompt.ts';

const everyLevel = mazeFamily.levels.map(({ level }) => level);
const items = mazeFamily.generate({ seed: 'test', levels: everyLevel, itemsPerLevel: 24 });

type Cell = readonly [row: number, column: number];

const cellsOf = (rows: readonly string[], marks: string): Cell[] =>
  rows.flatMap((text, row) =>
    Array.from(text, (mark, column) => ({ mark, cell: [row, column] as const }))
      .filter(({ mark }) => marks.includes(mark))
      .map(({ cell }) => cell),
  );
const areNeighbours = ([r1, c1]: Cell, [r2, c2]: Cell) =>
  Math.abs(r1 - r2) + Math.abs(c1 - c2) === 1;

describe('carveMaze', () => {
  it('joins all rooms by a spanning tree, whatever the seed and size', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 10 }), (seed, roomsPerSide) => {
        const floor = carveMaze(createRng(seed), 2 * roomsPerSide + 1);
        const open = cellsOf(
          floor.map((row) => row.map((cell) => (cell ? ' ' : '#')).join('')),
          ' ',
        );
        // A tree of r rooms has r - 1 doors; connected with that many edges is what makes it one.
        expect(open).toHaveLength(2 * roomsPerSide ** 2 - 1);
        const reached = new Set(open.slice(0, 1));
        for (const cell of reached) {
          for (const other of open) if (areNeighbours(cell, other)) reached.add(other);
        }
        expect(reached.size).toBe(open.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('maze items', () => {
  it('follow the table: sides 7 to 21, three questions in turn', () => {
    expect(everyLevel).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const sides = items.map(({ problem, attributes }) => [attributes.level, problem.grid.length]);
    expect(new Set(sides.map(([, side]) => side))).toEqual(new Set([7, 9, 11, 13, 15, 17, 19, 21]));
    for (const [level, side] of sides) expect(side).toBe(5 + 2 * Number(level));
    expect(items.slice(0, 4).map(({ problem }) => problem.question)).toEqual([
      'right-turns',
      'total-turns',
      'position',
      'right-turns',
    ]);
  });

  it('mark a path whose cells touch only their predecessor and successor', () => {
    for (const { problem, attributes } of items) {
      const path = cellsOf(problem.grid, 'SXE');
      const touches = path.map((cell) => path.filter((other) => areNeighbours(cell, other)).length);
      const ends = cellsOf(problem.grid, 'SE');
      expect(ends).toHaveLength(2);
      expect(touches.filter((count) => count === 1)).toHaveLength(2);
      expect(touches.filter((count) => count === 2)).toHaveLength(path.length - 2);
      for (const end of ends) {
        expect(path.filter((other) => areNeighbours(end, other))).toHaveLength(1);
      }
      expect(attributes.pathLength).toBe(path.length - 1);
    }
  });

  it('put the right answer on every letter equally often', () => {
    const letters = (question: string) =>
      items
        .filter(({ problem }) => problem.question === question)
        .map(({ gold }) => gold.charAt(0))
        .sort()
        .join('');
    // 24 items a level are 8 of each question: two of each letter, or four Yes and four No.
    const each = (letter: string, count: number) => letter.repeat(count * everyLevel.length);
    expect(letters('right-turns')).toBe(each('A', 2) + each('B', 2) + each('C', 2) + each('D', 2));
    expect(letters('total-turns')).toBe(each('A', 2) + each('B', 2) + each('C', 2) + each('D', 2));
    expect(letters('position')).toBe(each('A', 4) + each('B', 4));
  });

  it('do not give a position answer away by the relation asked about', () => {
    const many = mazeFamily.generate({ seed: 'relations', levels: [8], itemsPerLevel: 1200 });
    const direct = many.filter(({ problem: { relation } }) =>
      ['left', 'right', 'above', 'below'].includes(relation ?? ''),
    );
    const yes = direct.filter(({ gold }) => gold === 'A. Yes').length;
    // About 200 of 400 are asked "directly"; at one half the standard deviation is 3.5 %, so 15 % is four.
    expect(direct.length).toBeGreaterThan(150);
    expect(Math.abs(yes / direct.length - 0.5)).toBeLessThan(0.15);
  });

  it('write the problem into the prompt as it is stored', () => {
    for (const { problem, prompt } of items) expect(prompt).toBe(mazePrompt(problem));
    expect(
      mazePrompt({
        grid: ['#####', '#SXE#', '#####'],
        question: 'total-turns',
        relation: null,
        options: ['3', '0', '5', '1'],
      }),
    )
      .toBe(`Below is a maze drawn with characters: # is a wall, a space is open floor, S is the start, E is the exit, and X marks the path from S to E.

#####
#SXE#
#####

You walk along the marked path from S to E. A right turn is a change of direction to the right as seen by the walker; the first step is not a turn.
How many turns in total (left and right) are there on the marked path from S to E?

Available options:
A. 3
B. 0
C. 5
D. 1

Reason step by step. End your reply with one line that names the letter of your answer, in this form:
Final Answer: B`);
  });

  it('are the same bytes for the same seed and others for another', () => {
    const spec = { seed: 'x', levels: [1, 5], itemsPerLevel: 6 };
    const json = JSON.stringify(mazeFamily.generate(spec));
    expect(JSON.stringify(mazeFamily.generate(spec))).toBe(json);
    expect(JSON.stringify(mazeFamily.generate({ ...spec, seed: 'y' }))).not.toBe(json);
  });
});

describe('numericOptions', () => {
  it('offers four different counts with the true one where it belongs', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(60),
        fc.integer({ min: 0, max: 3 }),
        (seed, count, position) => {
          const options = numericOptions(createRng(seed), count, position);
          expect(options[position]).toBe(String(count));
          expect(new Set(options).size).toBe(4);
          for (const option of options) expect(option).toMatch(/^\d+$/);
        },
      ),
    );
  });

  it('ranks the true count smallest to largest equally often, so that its rank tells nothing', () => {
    const rng = createRng('ranks');
    const ranks = [0, 0, 0, 0];
    for (let time = 0; time < 4000; time += 1) {
      const smaller = numericOptions(rng, 10, 0).filter((option) => Number(option) < 10).length;
      ranks[smaller] = (ranks[smaller] ?? 0) + 1;
    }
    // Standard deviation sqrt(4000·3/16) = 27; ±120 is more than four.
    for (const count of ranks) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});
