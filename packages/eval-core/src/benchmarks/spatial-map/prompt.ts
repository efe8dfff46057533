import { optionLines } from '../lettered-options/letter.ts';
import type { SpatialMapProblem, SpatialQuestion } from './problem.ts';

/** The question as it is sent: objects, relations, question, options, and in what form to answer. */
export function spatialMapPrompt({
  objects,
  relations,
  question,
  options,
}: SpatialMapProblem): string {
  return [
    `A map shows ${objects.length} places: ${objects.join(', ')}.`,
    'No two of them are equally far north or equally far east. Northeast means farther north and farther east, Northwest farther north and farther west, Southeast farther south and farther east, Southwest farther south and farther west; how far does not matter.',
    'This much is known of the map:',
    '',
    ...relations.map(
      ({ subject, direction, object }) => `${subject} is to the ${direction} of ${object}.`,
    ),
    '',
    questionText(question),
    '',
    ...optionLines(options),
  ].join('\n');
}

function questionText(question: SpatialQuestion): string {
  switch (question.kind) {
    case 'direction':
      return `In which direction does ${question.subject} lie, seen from ${question.object}?`;
    case 'object':
      return `Which of the places below is to the ${question.direction} of ${question.object}?`;
    case 'count':
      return `How many of the places on the map are to the ${question.direction} of ${question.object}?`;
  }
}
