import { createRng } from '@assay/eval-core/random';
import { truthWord } from '@assay/eval-core/solvers/formula';
import { createNotebook } from '@assay/eval-core/solvers/note';
import { readFormula } from '@assay/eval-core/solvers/read-formula';
import { readMaze } from '@assay/eval-core/solvers/read-maze';

import type { Checkpoint, Effort } from './checkpoints.ts';

/** A full reply, before any limit on its length. */
export interface Reply {
  /** `<think>` to `</think>` inclusive. */
  thinking: string;
  /** What follows the thinking; thinking + answer is the content sent. */
  answer: string;
}

export interface AnswerOptions {
  temperature: number;
  /** Everything that chance in this reply comes from: the same text gives the same reply. */
  chanceSeed: string;
}

/** Far more steps than a budget of any checkpoint makes on a problem of the benchmarks. */
const NOTED_LINES_LIMIT = 2000;

/**
 * Reads the problem from the prompt, lets the checkpoint's algorithm search, and writes down the
 * steps it took as thinking. A text that holds no problem it can read gets a reply that says so,
 * without a final answer.
 */
export function answerPrompt(
  prompt: string,
  checkpoint: Checkpoint,
  options: AnswerOptions,
): Reply {
  const notebook = createNotebook(NOTED_LINES_LIMIT);
  const answer = solve(prompt, checkpoint, {
    rng: createRng(options.chanceSeed),
    note: notebook.note,
    temperature: options.temperature,
  });
  return { thinking: `<think>\n${notebook.text()}\n</think>`, answer: `\n\n${answer}` };
}

function solve(prompt: string, checkpoint: Checkpoint, effort: Effort): string {
  return (
    mazeAnswer(prompt, checkpoint, effort) ??
    formulaAnswer(prompt, checkpoint, effort) ??
    unreadableAnswer(checkpoint, effort)
  );
}

function mazeAnswer(prompt: string, checkpoint: Checkpoint, effort: Effort): string | null {
  const problem = readMaze(prompt);
  if (!problem) return null;
  const { rows } = problem.grid;
  effort.note(
    `I read a maze of ${rows.length} rows and a question about ${problem.question.kind}.`,
  );
  const { answer, basis } = checkpoint.solveMaze(problem, effort);
  return `${MAZE_GROUNDS[basis]}\n\nFinal Answer: ${answer}`;
}

const MAZE_GROUNDS = {
  found: 'I walked the marked path to its end.',
  guessed: 'I could not work this out, so this is a guess.',
} as const;

function formulaAnswer(prompt: string, checkpoint: Checkpoint, effort: Effort): string | null {
  const formula = readFormula(prompt);
  if (!formula) return null;
  const { names, clauses } = formula;
  effort.note(`I read ${clauses.length} clauses over ${names.length} variables.`);
  const { assignment, basis } = checkpoint.solveFormula(formula, effort);
  const solution = assignment ? assignment.map(truthWord).join(', ') : 'Unsatisfiable';
  return `${FORMULA_GROUNDS[basis]}\n\n<final_answer>${JSON.stringify({ Solution: solution })}</final_answer>`;
}

const FORMULA_GROUNDS = {
  found: 'As I read them, these values make every clause true.',
  proved: 'As I read it, the search has ruled out every assignment.',
  guessed: 'The search did not settle this, so this is a guess.',
} as const;

function unreadableAnswer({ id }: Checkpoint, { note }: Effort): string {
  note(
    'I find neither a formula in conjunctive normal form nor a maze with a question in this text.',
  );
  return `${id} is a search algorithm, not a language model: it reads only formulas in conjunctive normal form and mazes with a marked path, and it cannot read this text.`;
}
