import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readMaze } from './read-maze.ts';

const GRID = ['#######', '#SXX  #', '# #X# #', '#  XXE#', '#######'].join('\n');
const QUESTION = 'How many right turns are there on the marked path from S to E?';

const BENCHMARK_PROMPT = `Below is a maze drawn with characters: # is a wall, a space is open floor, S is the start, E is the exit, and X marks the path from S to E.

${GRID}

You walk along the marked path from S to E. A right turn is a change of direction to the right as seen by the walker; the first step is not a turn.
${QUESTION}

Available options:
A. 3
B. 1
C. 5
D. 0

Reason step by step. End your reply with one line that names the letter of your answer, in this form:
Final Answer: B`;

function questionIn(text: string): unknown {
  return readMaze(`${GRID}\n\n${text}`)?.question ?? null;
}

describe('readMaze', () => {
  it('reads the prompt of the benchmark', () => {
    expect(readMaze(BENCHMARK_PROMPT)).toEqual({
      grid: { rows: GRID.split('\n'), start: { row: 1, column: 1 }, exit: { row: 3, column: 5 } },
      question: { kind: 'right-turns' },
      options: [
        { letter: 'A', text: '3' },
        { letter: 'B', text: '1' },
        { letter: 'C', text: '5' },
        { letter: 'D', text: '0' },
      ],
    });
  });

  it.each([
    [
      'How many turns in total (left and right) are there on the marked path from S to E?',
      'total-turns',
    ],
    [
      'How many total turns are there in the provided path (marked by X) from S to E?',
      'total-turns',
    ],
    ['How many turns does the path take?', 'total-turns'],
    ['Count the left turns.', 'left-turns'],
    ['What is the number of right turns?', 'right-turns'],
  ])('reads "%s" as %s', (text, kind) => {
    expect(questionIn(text)).toEqual({ kind });
  });

  it.each([
    ['Is the exit E to the top right of the start S?', 'above', 'right'],
    [
      'Is the exit (E) directly to the left of the starting point (S), with no vertical displacement?',
      'level',
      'left',
    ],
    [
      'Is the exit E directly below the start S, with no horizontal displacement?',
      'below',
      'level',
    ],
    ['Does E lie up and to the left of S?', 'above', 'left'],
    ['Is the exit to the right of the start?', 'any', 'right'],
    ['Is the start S to the bottom left of the exit E?', 'above', 'right'],
    ['Is E north of S?', 'above', 'any'],
  ])('reads "%s"', (text, vertical, horizontal) => {
    expect(questionIn(text)).toEqual({ kind: 'position', vertical, horizontal });
  });

  it('reads options with brackets or bold letters, and an open question without any', () => {
    expect(readMaze(`${GRID}\n${QUESTION}\n(A) 2\n**B.** 4\nC) 7`)?.options).toEqual([
      { letter: 'A', text: '2' },
      { letter: 'B', text: '4' },
      { letter: 'C', text: '7' },
    ]);
    expect(readMaze(`${GRID}\n${QUESTION}`)?.options).toEqual([]);
  });

  it('reads a drawing in a code block, with dots for floor', () => {
    const drawing = '```\n####\n#S.#\n#XE#\n####\n```';
    expect(readMaze(`${drawing}\n${QUESTION}`)?.grid.exit).toEqual({ row: 2, column: 2 });
  });

  it.each([
    ['no drawing', QUESTION],
    ['two exits', `#####\n#SEE#\n#####\n${QUESTION}`],
    ['no question', `${GRID}\nWhat a nice maze.`],
    ['an unknown question', `${GRID}\nHow long is the path?`],
  ])('does not pretend to read a prompt with %s', (_, text) => {
    expect(readMaze(text)).toBeNull();
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '#',
      'S',
      'E',
      'X',
      ' ',
      '\n',
      'A. ',
      'is exit left of start?',
      'how many turns',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => {
          const maze = readMaze(text);
          expect(maze === null || maze.grid.rows.length > 0).toBe(true);
        },
      ),
    );
  });
});
