import { readOptions, type LetteredOption } from './lettered-options.ts';
import { readMazeGrid, type MazeGrid } from './maze-grid.ts';
import { readMazeQuestion, type MazeQuestion } from './maze-question.ts';

export interface MazeProblem {
  grid: MazeGrid;
  question: MazeQuestion;
  /** Empty if the question is open: then the value itself is the answer. */
  options: readonly LetteredOption[];
}

/**
 * Reads a maze with its question and options from the text of a prompt.
 *
 * @returns null if the drawing or the question is missing.
 */
export function readMaze(text: string): MazeProblem | null {
  const drawing = readMazeGrid(text);
  if (!drawing) return null;
  const question = readMazeQuestion(drawing.otherText);
  if (!question) return null;
  return { grid: drawing.grid, question, options: readOptions(drawing.otherText) };
}
