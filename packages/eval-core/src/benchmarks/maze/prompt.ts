import { optionLines } from '../lettered-options/letter.ts';
import type { MazeProblem } from './problem.ts';
import { relationQuestion } from './relation.ts';

/** The question as it is sent: drawing, question, options, and in what form to answer. */
export function mazePrompt(problem: MazeProblem): string {
  return [
    'Below is a maze drawn with characters: # is a wall, a space is open floor, S is the start, E is the exit, and X marks the path from S to E.',
    '',
    ...problem.grid,
    '',
    'You walk along the marked path from S to E. A right turn is a change of direction to the right as seen by the walker; the first step is not a turn.',
    questionText(problem),
    '',
    ...optionLines(problem.options),
  ].join('\n');
}

function questionText({ question, relation }: MazeProblem): string {
  switch (question) {
    case 'right-turns':
      return 'How many right turns are there on the marked path from S to E?';
    case 'total-turns':
      return 'How many turns in total (left and right) are there on the marked path from S to E?';
    case 'position':
      if (relation === null)
        throw new Error('A position question needs the relation it asks about.');
      return relationQuestion(relation);
  }
}
