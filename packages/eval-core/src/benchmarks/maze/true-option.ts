import type { MazeProblem } from './problem.ts';
import { relationOf } from './relation.ts';
import { walkMarkedPath } from './walk.ts';

/**
 * The index of the one right option, found by walking the drawing. null when the item cannot be
 * graded: the drawing shows no single path, or not exactly one option is right.
 */
export function trueOptionIndex(problem: MazeProblem): number | null {
  const truth = trueText(problem);
  const right = problem.options.flatMap((text, index) => (normal(text) === truth ? [index] : []));
  return right.length === 1 ? (right[0] ?? null) : null;
}

function trueText({ grid, question, relation }: MazeProblem): string | null {
  const walk = walkMarkedPath(grid);
  if (walk === null) return null;
  switch (question) {
    case 'right-turns':
      return String(walk.rightTurns);
    case 'total-turns':
      return String(walk.totalTurns);
    case 'position':
      return relationOf(walk.start, walk.exit) === relation ? 'yes' : 'no';
  }
}

function normal(option: string): string {
  return option.trim().toLowerCase();
}
