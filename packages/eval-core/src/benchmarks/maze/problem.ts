import { parseOptions } from '../lettered-options/parse-options.ts';
import { RELATIONS, type Relation } from './relation.ts';

export const MAZE_QUESTIONS = ['right-turns', 'total-turns', 'position'] as const;

export type MazeQuestion = (typeof MAZE_QUESTIONS)[number];

export interface MazeProblem {
  /** The drawing, row by row, of `#`, space, `S`, `E` and `X`; all rows are equally long. */
  grid: readonly string[];
  question: MazeQuestion;
  /** What a position question asks about; null for the others. */
  relation: Relation | null;
  /** The texts of options A, B, C, … in order. */
  options: readonly string[];
}

const LONGEST_SIDE = 101;

/** Reads a stored problem; throws one sentence that says what is malformed. */
export function parseMazeProblem(value: unknown): MazeProblem {
  if (typeof value !== 'object' || value === null) {
    throw new Error(
      'A maze problem is an object with "grid", "question", "relation" and "options".',
    );
  }
  const fields: Partial<Record<keyof MazeProblem, unknown>> = value;
  const question = MAZE_QUESTIONS.find((known) => known === fields.question);
  if (question === undefined) {
    throw new Error(`The "question" of a maze problem is one of ${MAZE_QUESTIONS.join(', ')}.`);
  }
  return {
    grid: parseGrid(fields.grid),
    question,
    relation: parseRelation(fields.relation ?? null, question),
    options: parseOptions(fields.options, 'a maze problem'),
  };
}

function parseGrid(value: unknown): string[] {
  if (!isTextList(value) || value.length === 0 || value.length > LONGEST_SIDE) {
    throw new Error(`The "grid" of a maze problem is a list of 1 to ${LONGEST_SIDE} texts.`);
  }
  const width = value[0]?.length ?? 0;
  const isDrawing = value.every((row) => row.length === width && /^[#SXE ]+$/.test(row));
  if (!isDrawing || width > LONGEST_SIDE) {
    throw new Error(
      'The rows of the "grid" of a maze problem are equally long and hold only #, space, S, E and X.',
    );
  }
  return value;
}

function parseRelation(value: unknown, question: MazeQuestion): Relation | null {
  if (question !== 'position') {
    if (value === null) return null;
    throw new Error(
      `A maze problem with the question ${question} has no "relation"; set it to null.`,
    );
  }
  const relation = RELATIONS.find((known) => known === value);
  if (relation !== undefined) return relation;
  throw new Error(`The "relation" of a position question is one of ${RELATIONS.join(', ')}.`);
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
