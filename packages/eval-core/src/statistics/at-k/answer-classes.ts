import { CELL, type SampleMatrix } from '../sample-matrix.ts';
import { groupTexts, type AreEqual } from './group-texts.ts';
import type { Ballot } from './majority-at-k.ts';

/** By cell, the class of its answer within its item; NO_ANSWER where there is none. */
export type AnswerClasses = Int32Array;

export const NO_ANSWER = -1;

/** The class of every answer that was found correct: they are equal to the gold, so to each other. */
export const CORRECT_CLASS = 0;

/**
 * Answers are the same when their texts are, but for white space at the ends; all that were found correct are the
 * same. A text that was found correct once and wrong once stays one class, and holds both.
 */
export function classesByText(matrix: SampleMatrix): AnswerClasses {
  return classesByGroups(matrix, []);
}

/** As {@link classesByText}, and wrong answers whose texts differ are compared, item by item: see {@link groupTexts}. */
export async function classesByEquality(
  matrix: SampleMatrix,
  areEqual: AreEqual,
): Promise<AnswerClasses> {
  const groups: number[][] = [];
  for (const texts of wrongTextsByItem(matrix)) groups.push(await groupTexts(texts, areEqual));
  return classesByGroups(matrix, groups);
}

/** In the order of the items, the different texts of answers that were not found correct, as they came. */
export function wrongTextsByItem(matrix: SampleMatrix): string[][] {
  return matrix.items.map((_, row) => wrongTexts(matrix, row));
}

/**
 * As {@link classesByText}, and wrong answers to an item are the same whose texts are in one group.
 * @param groups by item, a number from 0 for each of its texts of {@link wrongTextsByItem}; of an item without, every
 *   text is a group.
 */
export function classesByGroups(
  matrix: SampleMatrix,
  groups: readonly (readonly number[] | undefined)[],
): AnswerClasses {
  const classes = new Int32Array(matrix.outcomes.length).fill(NO_ANSWER);
  for (const row of matrix.items.keys()) {
    const groupsOfRow = groups[row];
    const classOf = new Map(
      wrongTexts(matrix, row).map((text, index) => [
        text,
        CORRECT_CLASS + 1 + (groupsOfRow?.[index] ?? index),
      ]),
    );
    for (const cell of cellsOf(matrix, row)) {
      const text = textOf(matrix, cell);
      if (matrix.outcomes[cell] === CELL.correct) classes[cell] = CORRECT_CLASS;
      else if (text !== null) classes[cell] = classOf.get(text) ?? CORRECT_CLASS;
    }
  }
  return classes;
}

/**
 * How the samples of every item vote, in the order of the items. A missing cell does not vote; one without an answer
 * counts among the samples, and never wins.
 */
export function ballotsOf(matrix: SampleMatrix, classes: AnswerClasses): BallotOfItem[] {
  return matrix.items.map((_, row) => {
    const byClass = new Map<number, { samples: number; correct: number }>();
    let withoutAnswer = 0;
    let samples = 0;
    for (const cell of cellsOf(matrix, row)) {
      if (matrix.outcomes[cell] === CELL.missing) continue;
      samples += 1;
      const id = classes[cell] ?? NO_ANSWER;
      if (id === NO_ANSWER) {
        withoutAnswer += 1;
        continue;
      }
      const counts = byClass.get(id) ?? { samples: 0, correct: 0 };
      counts.samples += 1;
      if (matrix.outcomes[cell] === CELL.correct) counts.correct += 1;
      byClass.set(id, counts);
    }
    return { samples, withoutAnswer, classes: [...byClass.values()] };
  });
}

export interface BallotOfItem extends Ballot {
  /** All that voted or could not: the sum over the classes and `withoutAnswer`. */
  samples: number;
}

/** The different texts of an item's answers that were not found correct, in the order they came. */
function wrongTexts(matrix: SampleMatrix, row: number): string[] {
  const correct = correctTexts(matrix, row);
  const texts = cellsOf(matrix, row).flatMap((cell) => textOf(matrix, cell) ?? []);
  return [...new Set(texts)].filter((text) => !correct.has(text));
}

function correctTexts(matrix: SampleMatrix, row: number): Set<string> {
  const correct = cellsOf(matrix, row).filter((cell) => matrix.outcomes[cell] === CELL.correct);
  return new Set(correct.flatMap((cell) => textOf(matrix, cell) ?? []));
}

function textOf({ answers, outcomes }: SampleMatrix, cell: number): string | null {
  if (outcomes[cell] === CELL.missing) return null;
  const text = answers[cell]?.trim() ?? '';
  return text === '' ? null : text;
}

function cellsOf({ repeats }: SampleMatrix, row: number): number[] {
  return Array.from({ length: repeats }, (_, repeat) => row * repeats + repeat);
}
