import { UnreadableItemError } from '../graders/grader.ts';

/** One thing that an answer must do. */
export interface Criterion {
  /** Under which its check and its score are kept. */
  name: string;
  text: string;
  /** How much it counts beside the others. Above 0. */
  weight: number;
}

/** Each is a named score of every sample. */
const MOST_CRITERIA = 30;
const LONGEST_NAME = 80;

/**
 * The criteria of `params.rubric`: a list of texts, or of { name, text, weight? }.
 * @throws UnreadableItemError with what is wrong with it.
 */
export function readRubric(rubric: unknown): Criterion[] {
  if (!Array.isArray(rubric) || rubric.length === 0 || rubric.length > MOST_CRITERIA) {
    throw new UnreadableItemError(
      `The "rubric" of a judge is a list of 1 to ${MOST_CRITERIA} criteria, each a text or { "name", "text", "weight"? }.`,
    );
  }
  const criteria = rubric.map(readCriterion);
  const names = new Set(criteria.map(({ name }) => name));
  if (names.size === criteria.length) return criteria;
  throw new UnreadableItemError('Two criteria of the "rubric" have the same name.');
}

function readCriterion(value: unknown, index: number): Criterion {
  if (typeof value === 'string')
    return readCriterion({ name: `criterion ${index + 1}`, text: value }, index);
  const { name, text, weight = 1 } = (value ?? {}) as Record<string, unknown>;
  const isNamed = isText(name) && name.length <= LONGEST_NAME && name !== RUBRIC_SCORE;
  if (isNamed && isText(text) && typeof weight === 'number' && weight > 0 && weight < Infinity) {
    return { name, text: text.trim(), weight };
  }
  throw new UnreadableItemError(
    `Criterion ${index + 1} of the "rubric" needs a "name" of at most ${LONGEST_NAME} characters other than "${RUBRIC_SCORE}", a "text" and, if any, a "weight" above 0.`,
  );
}

/** The score of the rubric as a whole. */
export const RUBRIC_SCORE = 'rubric';

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
