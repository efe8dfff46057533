import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mazeFamily } from './family.ts';
import { gradeMaze } from './grade.ts';
import { parseMazeProblem, type MazeProblem } from './problem.ts';

const everyLevel = mazeFamily.levels.map(({ level }) => level);
const items = mazeFamily.generate({ seed: 'grade', levels: everyLevel, itemsPerLevel: 24 });
const say = (letter: string) => `Final Answer: ${letter}`;

/** Right, right, down, down: one turn, to the right; E is at the bottom right. */
const corner: MazeProblem = {
  grid: ['#####', '#SXX#', '###X#', '#  E#', '#####'],
  question: 'right-turns',
  relation: null,
  options: ['3', '1', '2', '0'],
};

/** The right option found in another way than the grader's: from the prompt, breadth first, by cross products. */
function recount(prompt: string): string {
  const lines = prompt.split('\n');
  const grid = lines.filter((line) => /^#[#SXE ]*#$/.test(line));
  const question = lines.find((line) => line.endsWith('?')) ?? '';
  if (question.startsWith('Is the exit')) return positionHolds(question, grid) ? 'Yes' : 'No';
  const crosses = crossProducts(shortestMarkedPath(grid));
  // With y growing downwards, a positive cross product of successive steps is a turn to the right.
  const counts = question.includes('in total') ? (c: number) => c !== 0 : (c: number) => c > 0;
  return String(crosses.filter(counts).length);
}

type Point = readonly [x: number, y: number];

function find(grid: readonly string[], mark: string): Point {
  const y = grid.findIndex((row) => row.includes(mark));
  return [grid[y]?.indexOf(mark) ?? -1, y];
}

function positionHolds(question: string, grid: readonly string[]): boolean {
  const [[sx, sy], [ex, ey]] = [find(grid, 'S'), find(grid, 'E')];
  const says = (word: string): boolean => question.includes(word);
  if (says('no vertical')) return ey === sy && (says('left') ? ex < sx : ex > sx);
  if (says('no horizontal')) return ex === sx && (says('above') ? ey < sy : ey > sy);
  return (says('top') ? ey < sy : ey > sy) && (says('left') ? ex < sx : ex > sx);
}

function shortestMarkedPath(grid: readonly string[]): Point[] {
  const start = find(grid, 'S');
  const queue: Point[][] = [[start]];
  const seen = new Set([start.join()]);
  for (const path of queue) {
    const [x, y] = path.at(-1) ?? start;
    if (grid[y]?.[x] === 'E') return path;
    const around: Point[] = [
      [x + 1, y],
      [x - 1, y],
      [x, y + 1],
      [x, y - 1],
    ];
    for (const [nx, ny] of around) {
      if (!/[XE]/.test(grid[ny]?.[nx] ?? '#') || seen.has(`${nx},${ny}`)) continue;
      seen.add(`${nx},${ny}`);
      queue.push([...path, [nx, ny]]);
    }
  }
  return [];
}

function crossProducts(path: readonly Point[]): number[] {
  return path.slice(2).map(([x, y], index) => {
    const [ax, ay] = path[index] ?? [0, 0];
    const [bx, by] = path[index + 1] ?? [0, 0];
    return (bx - ax) * (y - by) - (by - ay) * (x - bx);
  });
}

describe('gradeMaze', () => {
  it.each([
    ['B', 'correct', 'verified'],
    ['1', 'correct', 'verified'],
    ['B. 1', 'correct', 'verified'],
    ['A', 'incorrect', 'wrong-answer'],
    ['E', 'incorrect', 'invalid-answer'],
    ['10', 'incorrect', 'invalid-answer'],
  ])('of "Final Answer: %s" says %s, %s', (label, outcome, reason) => {
    expect(gradeMaze(corner, say(label))).toMatchObject({ outcome, reason });
  });

  it('gives every option of every item the verdict of an independent recount from the prompt', () => {
    for (const { problem, prompt } of items) {
      const truth = recount(prompt);
      problem.options.forEach((text, index) => {
        const verdict = gradeMaze(problem, say('ABCD'.charAt(index)));
        expect(verdict?.outcome, `${prompt}\n${text}`).toBe(
          text === truth ? 'correct' : 'incorrect',
        );
      });
    }
  });

  it('judges position by where E lies', () => {
    const ask = (relation: MazeProblem['relation']): MazeProblem => ({
      ...corner,
      question: 'position',
      relation,
      options: ['Yes', 'No'],
    });
    expect(gradeMaze(ask('bottom-right'), say('A'))?.outcome).toBe('correct');
    expect(gradeMaze(ask('right'), say('A'))?.outcome).toBe('incorrect');
    expect(gradeMaze(ask('right'), say('No'))?.outcome).toBe('correct');
    expect(gradeMaze(ask('right'), say('C'))?.reason).toBe('invalid-answer');
  });

  it('accepts the gold text of every item', () => {
    for (const { problem, gold } of items) {
      expect(gradeMaze(problem, say(gold))).toMatchObject({ outcome: 'correct', doubts: [] });
    }
  });

  it.each([
    ['shows a fork', { grid: ['SXXE', ' X  '] }],
    ['has no exit', { grid: ['SXX'] }],
    ['offers no right option', { options: ['7', '8', '9', '6'] }],
    ['offers the right option twice', { options: ['1', '1', '2', '3'] }],
  ])('calls an item that %s unscorable', (_, change) => {
    expect(gradeMaze({ ...corner, ...change }, say('B'))?.outcome).toBe('unscorable');
  });

  it.each(['', 'I walk right and', 'I give up.'])('has no verdict on %j', (text) => {
    expect(gradeMaze(corner, text)).toBeNull();
  });

  it('never throws and always points into the answer', () => {
    const piece = fc.constantFrom(
      'Final Answer',
      ':',
      ' ',
      '**',
      'B',
      '\\boxed{',
      '}',
      '\n',
      'answer is',
      '(',
      ')',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 14 }), (parts) => {
        const answer = parts.join('');
        const extracted = gradeMaze(corner, answer)?.extracted ?? null;
        if (extracted !== null) {
          expect(answer.slice(extracted.start, extracted.end)).toBe(extracted.text);
        }
      }),
    );
  });
});

describe('parseMazeProblem', () => {
  it('reads back what it was given', () => {
    for (const { problem } of items) {
      expect(parseMazeProblem(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
    }
  });

  it.each([
    [null, 'is an object'],
    [{ ...corner, question: 'colour' }, '"question"'],
    [{ ...corner, grid: [] }, '"grid"'],
    [{ ...corner, grid: ['#S', '#'] }, 'equally long'],
    [{ ...corner, grid: ['#?#'] }, 'only #, space, S, E and X'],
    [{ ...corner, grid: [''] }, 'equally long'],
    [{ ...corner, relation: 'left' }, 'set it to null'],
    [{ ...corner, question: 'position', relation: 'near' }, '"relation"'],
    [{ ...corner, options: ['1'] }, '"options"'],
    [{ ...corner, options: ['1', ' '] }, '"options"'],
    [{ ...corner, options: ['1', 2] }, '"options"'],
  ])('refuses %j in one sentence', (value, message) => {
    expect(() => parseMazeProblem(value)).toThrow(message);
  });
});
