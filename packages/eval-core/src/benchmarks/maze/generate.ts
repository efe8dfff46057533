import type { Rng } from '../../random.ts';
import { balanced } from '../balanced.ts';
import type { GeneratedItem, ItemAttributes } from '../family.ts';
import type { ItemSlot } from '../generate-items.ts';
import { letterAt } from '../lettered-options/letter.ts';
import { carveMaze, roomsOf, type GridCell } from './carve.ts';
import { drawMaze } from './draw.ts';
import { findPath } from './find-path.ts';
import { numericOptions, YES_NO } from './options.ts';
import { MAZE_QUESTIONS, type MazeProblem, type MazeQuestion } from './problem.ts';
import { mazePrompt } from './prompt.ts';
import { relationOf, RELATIONS, type Relation } from './relation.ts';
import { trueOptionIndex } from './true-option.ts';
import { walkMarkedPath, type MarkedWalk } from './walk.ts';

/** Makes one item of a level; its question is its turn among the three. */
export function makeMazeItem(slot: ItemSlot): Omit<GeneratedItem<MazeProblem>, 'key'> {
  const question = MAZE_QUESTIONS[slot.index % MAZE_QUESTIONS.length] ?? 'right-turns';
  const problem =
    question === 'position' ? makePositionProblem(slot) : makeTurnProblem(slot, question);
  return {
    prompt: mazePrompt(problem),
    gold: goldOf(problem),
    problem,
    attributes: attributesOf(problem, slot.level),
  };
}

/** Sides 7, 9, … 21: the grid has (side - 1) / 2 rooms a side. */
export function sideAt(level: number): number {
  return 2 * level + 5;
}

/** Of several random pairs the one farthest apart is asked about, or large mazes would often be trivial. */
const PAIRS_DRAWN = 4;

function makeTurnProblem(slot: ItemSlot, question: Exclude<MazeQuestion, 'position'>): MazeProblem {
  const rows = drawLongPath(slot);
  const walk = generatedWalk(rows);
  const count = question === 'right-turns' ? walk.rightTurns : walk.totalTurns;
  const position = balanced(slot.sharedRng, turnOf(question, slot), [0, 1, 2, 3]);
  return {
    grid: rows,
    question,
    relation: null,
    options: numericOptions(slot.rng, count, position),
  };
}

function drawLongPath({ rng, level }: ItemSlot): string[] {
  const side = sideAt(level);
  const floor = carveMaze(rng, side);
  const rooms = roomsOf(side);
  let longest: GridCell[] = [];
  for (let pair = 0; pair < PAIRS_DRAWN; pair += 1) {
    const start = rng.pick(rooms);
    const exit = rng.pick(rooms.filter((room) => room !== start));
    const path = findPath(floor, start, exit);
    if (path.length > longest.length) longest = path;
  }
  return drawMaze(floor, longest);
}

/**
 * Both the relation asked about and, for a No, the true one are uniform over all eight: were they
 * left to chance, large grids would hardly ever have a true "directly", and the word alone would
 * give the answer away.
 */
function makePositionProblem(slot: ItemSlot): MazeProblem {
  const relation = slot.rng.pick(RELATIONS);
  const isTrue = balanced(slot.sharedRng, turnOf('position', slot), [true, false]);
  const actual = isTrue ? relation : slot.rng.pick(RELATIONS.filter((other) => other !== relation));
  const side = sideAt(slot.level);
  const floor = carveMaze(slot.rng, side);
  const { start, exit } = placeRelated(slot.rng, side, actual);
  const rows = drawMaze(floor, findPath(floor, start, exit));
  return { grid: rows, question: 'position', relation, options: [...YES_NO] };
}

/** How many questions of this kind the level had before. */
function turnOf(question: MazeQuestion, { index }: ItemSlot): { name: string; turn: number } {
  return { name: question, turn: Math.floor(index / MAZE_QUESTIONS.length) };
}

function placeRelated(
  rng: Rng,
  side: number,
  relation: Relation,
): { start: GridCell; exit: GridCell } {
  const rooms = roomsOf(side);
  const pairs = rooms.flatMap((start) =>
    rooms.filter((exit) => relationOf(start, exit) === relation).map((exit) => ({ start, exit })),
  );
  return rng.pick(pairs);
}

function goldOf(problem: MazeProblem): string {
  const index = trueOptionIndex(problem);
  if (index === null) {
    throw new Error('A generated maze has no right option; this is a defect of the generator.');
  }
  return `${letterAt(index)}. ${problem.options[index] ?? ''}`;
}

function attributesOf(problem: MazeProblem, level: number): ItemAttributes {
  const walk = generatedWalk(problem.grid);
  return {
    level,
    size: problem.grid.length,
    question: problem.question,
    pathLength: walk.pathLength,
    turns: walk.totalTurns,
  };
}

function generatedWalk(rows: readonly string[]): MarkedWalk {
  const walk = walkMarkedPath(rows);
  if (walk !== null) return walk;
  throw new Error('A generated maze shows no single path; this is a defect of the generator.');
}
