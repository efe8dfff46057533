import { describe, expect, it } from 'vitest';

import { createRng } from '../random.ts';
import { guessOption } from './guess.ts';
import { readMaze, type MazeProblem } from './read-maze.ts';
import { tracePath, type MazeConclusion } from './trace-path.ts';

// Counted by hand, from S at the top left: right, then down (right turn), right (left turn),
// up (left turn), right (right turn), down (right turn) to E. Three right, two left, five in all;
// E is four rows below S and eight columns to its right.
const GRID = [
  '###########',
  '#SXX#XXXXX#',
  '# #X#X###X#',
  '# #XXX# #X#',
  '#     # #X#',
  '#       #E#',
  '###########',
].join('\n');

function maze(question: string): MazeProblem {
  const problem = readMaze(`${GRID}\n\n${question}`);
  if (!problem) throw new Error(`The test's maze cannot be read: ${question}`);
  return problem;
}

function trace(
  problem: MazeProblem,
  changes: { stepBudget?: number; slipFraction?: number; seed?: string } = {},
): { conclusion: MazeConclusion; lines: string[] } {
  const { stepBudget = 400, slipFraction = 0, seed = 'trace' } = changes;
  const lines: string[] = [];
  const note = (line: string) => lines.push(line);
  const conclusion = tracePath(problem, { stepBudget, slipFraction, rng: createRng(seed), note });
  return { conclusion, lines };
}

describe('tracePath', () => {
  it.each([
    ['How many right turns are there?', '3'],
    ['How many left turns are there?', '2'],
    ['How many turns are there in total?', '5'],
    ['Is the exit E to the bottom right of the start S?', 'Yes'],
    ['Is the exit E to the top right of the start S?', 'No'],
    ['Is the exit E to the right of the start S?', 'Yes'],
    ['Is the exit E directly to the right of the start S, with no vertical displacement?', 'No'],
    ['Is the start S above the exit E?', 'Yes'],
  ])('answers "%s" with the value counted by hand', (question, answer) => {
    expect(trace(maze(question)).conclusion).toEqual({ answer, basis: 'found' });
  });

  it('names the letter of the option that says the value', () => {
    const problem = maze('How many right turns are there?\nA. 2\nB. 4\nC. 3\nD. 0');
    expect(trace(problem).conclusion).toEqual({ answer: 'C', basis: 'found' });
  });

  it('walks only the marks, not the open floor beside them', () => {
    const { lines } = trace(maze('How many turns are there?'));
    expect(lines.filter((line) => line.includes(' to row '))).toEqual([
      'right 2 to row 2, column 4. Right turns 0, left turns 0, offset 0 down, 2 right.',
      'Turn right: down 2 to row 4, column 4. Right turns 1, left turns 0, offset 2 down, 2 right.',
      'Turn left: right 2 to row 4, column 6. Right turns 1, left turns 1, offset 2 down, 4 right.',
      'Turn left: up 2 to row 2, column 6. Right turns 1, left turns 2, offset 0 down, 4 right.',
      'Turn right: right 4 to row 2, column 10. Right turns 2, left turns 2, offset 0 down, 8 right.',
      'Turn right: down 4 to row 6, column 10. Right turns 3, left turns 2, offset 4 down, 8 right.',
    ]);
  });

  it('guesses an option that its count does not rule out when the budget ends first', () => {
    // After eight steps two left turns and one right turn are counted, so 0 and 2 are impossible.
    const problem = maze('How many turns in total are there?\nA. 0\nB. 5\nC. 2\nD. 7');
    const answers = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((seed) => {
      const { conclusion, lines } = trace(problem, { stepBudget: 8, seed });
      expect(conclusion.basis).toBe('guessed');
      expect(lines.at(-1)).toContain('I can only guess');
      return conclusion.answer;
    });
    expect(new Set(answers)).toEqual(new Set(['B', 'D']));
  });

  it('says so when the marks end before E', () => {
    const broken = readMaze('#####\n#SX #\n#  E#\n#####\nHow many turns are there?');
    expect(broken && trace(broken).conclusion).toEqual({ answer: '0', basis: 'guessed' });
  });

  it('miscounts when every stretch slips', () => {
    const problem = maze('How many right turns are there?');
    const answers = ['a', 'b', 'c', 'd', 'e', 'f'].map(
      (seed) => trace(problem, { slipFraction: 1, seed }).conclusion.answer,
    );
    expect(answers.some((answer) => answer !== '3')).toBe(true);
  });
});

describe('guessOption', () => {
  it('names each option about equally often', () => {
    const problem = maze('How many right turns are there?\nA. 2\nB. 4\nC. 3\nD. 0');
    const rng = createRng('options');
    const answers = Array.from(
      { length: 400 },
      () => guessOption(problem, { rng, note: () => undefined }).answer,
    );
    for (const letter of ['A', 'B', 'C', 'D']) {
      // Four standard errors of a quarter of 400 are 35.
      expect(
        Math.abs(answers.filter((answer) => answer === letter).length - 100),
      ).toBeLessThanOrEqual(35);
    }
  });
});
