import { parseOptions } from '../lettered-options/parse-options.ts';
import { DIRECTIONS, type Direction } from './direction.ts';

/** The subject lies in that direction from the object. */
export interface Relation {
  subject: string;
  direction: Direction;
  object: string;
}

export const SPATIAL_QUESTIONS = ['direction', 'object', 'count'] as const;

/**
 * A relation with a gap. Asked for is its direction, the one option that is its subject, or how many
 * objects are.
 */
export type SpatialQuestion =
  | { kind: 'direction'; subject: string; object: string }
  | { kind: 'object'; direction: Direction; object: string }
  | { kind: 'count'; direction: Direction; object: string };

export interface SpatialMapProblem {
  /** All objects of the map, by name. */
  objects: readonly string[];
  relations: readonly Relation[];
  question: SpatialQuestion;
  /** The texts of options A, B, C, … in order. */
  options: readonly string[];
}

const MOST_OBJECTS = 40;
const LONGEST_NAME = 40;
const MOST_RELATIONS = 400;

/** Reads a stored problem; throws one sentence that says what is malformed. */
export function parseSpatialMapProblem(value: unknown): SpatialMapProblem {
  const fields = fieldsOf(value);
  if (fields === null) {
    throw new Error(
      'A spatial-map problem is an object with "objects", "relations", "question" and "options".',
    );
  }
  const objects = parseObjects(fields.objects);
  return {
    objects,
    relations: parseRelations(fields.relations, objects),
    question: parseQuestion(fields.question, objects),
    options: parseOptions(fields.options, 'a spatial-map problem'),
  };
}

function parseObjects(value: unknown): string[] {
  const isList = Array.isArray(value) && value.length >= 2 && value.length <= MOST_OBJECTS;
  if (isList && value.every(isName) && new Set(value).size === value.length) return value;
  throw new Error(
    `The "objects" of a spatial-map problem are 2 to ${MOST_OBJECTS} different names.`,
  );
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_NAME;
}

function parseRelations(value: unknown, objects: readonly string[]): Relation[] {
  if (!Array.isArray(value) || value.length > MOST_RELATIONS) {
    throw new Error(
      `The "relations" of a spatial-map problem are a list of at most ${MOST_RELATIONS}.`,
    );
  }
  return value.map((item: unknown, index) => {
    const fields = fieldsOf(item) ?? {};
    const [subject, object] = [nameIn(fields.subject, objects), nameIn(fields.object, objects)];
    const direction = directionIn(fields.direction);
    if (subject !== null && object !== null && subject !== object && direction !== null)
      return { subject, direction, object };
    throw new Error(
      `Relation ${index} of the spatial-map problem has no "subject" and "object" among the objects, two different ones, and a "direction" of ${DIRECTIONS.join(', ')}.`,
    );
  });
}

function parseQuestion(value: unknown, objects: readonly string[]): SpatialQuestion {
  const fields = fieldsOf(value) ?? {};
  const kind = SPATIAL_QUESTIONS.find((known) => known === fields.kind);
  const [subject, object] = [nameIn(fields.subject, objects), nameIn(fields.object, objects)];
  const direction = directionIn(fields.direction);
  if (kind === 'direction' && subject !== null && object !== null && subject !== object)
    return { kind, subject, object };
  if (kind !== undefined && kind !== 'direction' && direction !== null && object !== null)
    return { kind, direction, object };
  throw new Error(
    'The "question" of a spatial-map problem is {"kind": "direction", "subject", "object"}, or {"kind": "object" or "count", "direction", "object"}.',
  );
}

function fieldsOf(value: unknown): Partial<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? { ...value } : null;
}

function nameIn(value: unknown, objects: readonly string[]): string | null {
  return objects.find((name) => name === value) ?? null;
}

function directionIn(value: unknown): Direction | null {
  return DIRECTIONS.find((direction) => direction === value) ?? null;
}
