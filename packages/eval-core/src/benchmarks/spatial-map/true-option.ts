import { bearingsFrom, decidingSteps, isConsistent, type Bearing, type Link } from './bearing.ts';
import { directionOf, wayOf, type Direction } from './direction.ts';
import type { SpatialMapProblem } from './problem.ts';

/**
 * The index of the one option that is right in every layout the relations allow. null when the item cannot be
 * graded: no layout is possible, some layouts give another answer, or not exactly one option says it.
 */
export function trueOptionIndex(problem: SpatialMapProblem): number | null {
  const { objects, question, options } = problem;
  const links = linksOf(problem);
  if (!isConsistent(objects.length, links)) return null;
  const bearings = bearingsFrom(objects.indexOf(question.object), objects.length, links);
  switch (question.kind) {
    case 'direction': {
      const bearing = bearings[objects.indexOf(question.subject)];
      return onlyIndex(options, (text) => text === (bearing && directionOf(bearing)));
    }
    case 'object': {
      const isIn = options.map((text) => liesIn(bearings[objects.indexOf(text)], question));
      return isIn.includes(null) ? null : onlyIndex(isIn, (each) => each === true);
    }
    case 'count': {
      const isIn = bearings.flatMap((bearing, index) =>
        objects[index] === question.object ? [] : [liesIn(bearing, question)],
      );
      const count = String(isIn.filter((each) => each === true).length);
      return isIn.includes(null) ? null : onlyIndex(options, (text) => text.trim() === count);
    }
  }
}

/** The relations with objects by their index. */
export function linksOf({ objects, relations }: SpatialMapProblem): Link[] {
  const places = new Map(objects.map((name, index) => [name, index]));
  return relations.map(({ subject, direction, object }) => ({
    subject: places.get(subject) ?? -1,
    object: places.get(object) ?? -1,
    ...wayOf(direction),
  }));
}

/** Whether it does in every layout (true), in none (false), or in some (null). */
function liesIn(
  bearing: Bearing | undefined,
  { direction }: { direction: Direction },
): boolean | null {
  if (bearing === undefined || decidingSteps(bearing, direction) === null) return null;
  return directionOf(bearing) === direction;
}

function onlyIndex<T>(values: readonly T[], isRight: (value: T) => boolean): number | null {
  const right = values.flatMap((value, index) => (isRight(value) ? [index] : []));
  return right.length === 1 ? (right[0] ?? null) : null;
}
