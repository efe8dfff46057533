import type { Rng } from '../random.ts';
import type { Formula, SatConclusion } from './formula.ts';
import type { Note } from './note.ts';
import type { MazeProblem } from './read-maze.ts';
import type { MazeConclusion } from './trace-path.ts';

export interface GuessOptions {
  rng: Rng;
  note: Note;
}

/** Guesses without looking at a clause: "unsatisfiable" by a fair coin, else random values. */
export function guessAssignment(formula: Formula, { rng, note }: GuessOptions): SatConclusion {
  note(
    'I do not look at the clauses. A coin decides whether I say "unsatisfiable" or random values.',
  );
  const assignment = rng.chance(0.5) ? formula.names.map(() => rng.chance(0.5)) : null;
  return { assignment, basis: 'guessed' };
}

/** Most turns that a guess names where a question has no options to choose from. */
const GUESSED_TURNS_BELOW = 10;

/** Guesses without looking at the maze: any option, or any small number (or Yes/No) if there are none. */
export function guessOption(
  { question, options }: MazeProblem,
  { rng, note }: GuessOptions,
): MazeConclusion {
  note('I do not look at the maze. I pick one of the possible answers at random.');
  if (options.length > 0) return { answer: rng.pick(options).letter, basis: 'guessed' };
  const answer =
    question.kind === 'position'
      ? rng.pick(['Yes', 'No'])
      : String(rng.int(0, GUESSED_TURNS_BELOW));
  return { answer, basis: 'guessed' };
}
