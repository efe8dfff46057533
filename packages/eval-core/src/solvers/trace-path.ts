import type { Rng } from '../random.ts';
import { letterOf, type LetteredOption } from './lettered-options.ts';
import type { MazeGrid } from './maze-grid.ts';
import type { MazeQuestion } from './maze-question.ts';
import type { Note } from './note.ts';
import type { MazeProblem } from './read-maze.ts';
import { walkPath, type Stretch, type Turn, type WalkedPath } from './walk-path.ts';

export interface TracePathOptions {
  /** Most steps along the path before giving up with a guess. */
  stepBudget: number;
  /** Chance per stretch that its turn is missed or taken for the other hand, or its direction mixed up. */
  slipFraction: number;
  rng: Rng;
  note: Note;
}

/** What a maze solver answers: a letter, or the value itself where the question has no options. */
export interface MazeConclusion {
  answer: string;
  basis: 'found' | 'guessed';
}

/** What the solver believes after the last stretch it walked. */
interface Tally {
  rightTurns: number;
  leftTurns: number;
  rowsDown: number;
  columnsRight: number;
}

/**
 * Walks the marked path from S and keeps count of turns and displacement. Every stretch may bring a
 * slip. Where the path is longer than the budget, it guesses from what it has counted, and says so.
 */
export function tracePath(problem: MazeProblem, options: TracePathOptions): MazeConclusion {
  const path = walkPath(problem.grid, options.stepBudget);
  const tally = countAlong(path, problem.grid, options);
  if (path.ending === 'exit') {
    const value = valueOf(problem.question, tally);
    options.note(`E is reached. ${tallyText(tally)} The answer is ${value}.`);
    return matchOption(problem.options, value, options);
  }
  options.note(unfinishedText(path));
  return guessFrom(problem, tally, options);
}

function countAlong(path: WalkedPath, grid: MazeGrid, options: TracePathOptions): Tally {
  const tally: Tally = { rightTurns: 0, leftTurns: 0, rowsDown: 0, columnsRight: 0 };
  options.note(`S is in ${placeText(grid.start)}.`);
  for (const stretch of path.stretches) {
    const seen = withSlip(stretch, options);
    if (seen.turn === 'right') tally.rightTurns += 1;
    if (seen.turn === 'left') tally.leftTurns += 1;
    tally.rowsDown += stretch.heading.row * stretch.steps * seen.sign;
    tally.columnsRight += stretch.heading.column * stretch.steps * seen.sign;
    options.note(stretchText(stretch, seen.turn, tally));
  }
  return tally;
}

interface SeenStretch {
  turn: Turn | null;
  /** -1 where the solver takes the stretch for one in the opposite direction. */
  sign: 1 | -1;
}

function withSlip({ turn }: Stretch, { rng, slipFraction }: TracePathOptions): SeenStretch {
  if (!rng.chance(slipFraction)) return { turn, sign: 1 };
  const kind = rng.pick(['missed turn', 'wrong hand', 'wrong direction'] as const);
  if (kind === 'missed turn') return { turn: null, sign: 1 };
  if (kind === 'wrong direction') return { turn, sign: -1 };
  return { turn: turn && (turn === 'right' ? 'left' : 'right'), sign: 1 };
}

function stretchText({ heading, steps, end }: Stretch, turn: Turn | null, tally: Tally): string {
  const turnText = turn ? `Turn ${turn}: ` : '';
  return `${turnText}${heading.name} ${steps} to ${placeText(end)}. ${tallyText(tally)}`;
}

function tallyText({ rightTurns, leftTurns, rowsDown, columnsRight }: Tally): string {
  return `Right turns ${rightTurns}, left turns ${leftTurns}, offset ${rowsDown} down, ${columnsRight} right.`;
}

function placeText({ row, column }: { row: number; column: number }): string {
  return `row ${row + 1}, column ${column + 1}`;
}

function unfinishedText({ steps, ending }: WalkedPath): string {
  const reason = ending === 'budget' ? 'my budget is spent' : 'the marks end';
  return `After ${steps} steps ${reason} and E is not reached. I can only guess from here.`;
}

/** The answer as a word: a count, `Yes` or `No`. */
function valueOf(question: MazeQuestion, tally: Tally): string {
  switch (question.kind) {
    case 'right-turns':
      return String(tally.rightTurns);
    case 'left-turns':
      return String(tally.leftTurns);
    case 'total-turns':
      return String(tally.rightTurns + tally.leftTurns);
    case 'position':
      return claimsHold(question, tally) ? 'Yes' : 'No';
  }
}

function claimsHold(
  { vertical, horizontal }: Extract<MazeQuestion, { kind: 'position' }>,
  { rowsDown, columnsRight }: Tally,
): boolean {
  const verticalHolds = {
    above: rowsDown < 0,
    below: rowsDown > 0,
    level: rowsDown === 0,
    any: true,
  };
  const horizontalHolds = {
    left: columnsRight < 0,
    right: columnsRight > 0,
    level: columnsRight === 0,
    any: true,
  };
  return verticalHolds[vertical] && horizontalHolds[horizontal];
}

function matchOption(
  options: readonly LetteredOption[],
  value: string,
  { rng, note }: TracePathOptions,
): MazeConclusion {
  if (options.length === 0) return { answer: value, basis: 'found' };
  const letter = letterOf(options, value);
  if (letter !== null) return { answer: letter, basis: 'found' };
  note(`No option says ${value}, so I must have miscounted. I guess one of the options.`);
  return { answer: rng.pick(options).letter, basis: 'guessed' };
}

/** The rest of the path can only add turns, so options below the count are ruled out. */
function guessFrom(
  { question, options }: MazeProblem,
  tally: Tally,
  { rng }: TracePathOptions,
): MazeConclusion {
  const value = valueOf(question, tally);
  if (options.length === 0) return { answer: value, basis: 'guessed' };
  const possible =
    question.kind === 'position'
      ? options.filter(({ text }) => text.toLowerCase() === value.toLowerCase())
      : options.filter(({ text }) => Number(text) >= Number(value));
  return { answer: rng.pick(possible.length > 0 ? possible : options).letter, basis: 'guessed' };
}
