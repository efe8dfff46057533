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
  return classesOf(
    matrix,
    matrix.items.map((_, row) => wrongTexts(matrix, row).map((_, index) => index + 1)),
  );
}

/** As {@link classesByText}, and wrong answers whose texts differ are compared, item by item: see {@link groupTexts}. */
export async function classesByEquality(
  matrix: SampleMatrix,
  areEqual: AreEqual,
): Promise<AnswerClasses> {
  const ids: number[][] = [];
  for (let row = 0; row < matrix.items.length; row += 1) {
    const groups = await groupTexts(wrongTexts(matrix, row), areEqual);
    ids.push(groups.map((group) => group + 1));
  }
  return classesOf(matrix, ids);
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

/** @param ids by item, the class of each of its wrong texts */
function classesOf(matrix: SampleMatrix, ids: readonly number[][]): AnswerClasses {
  const classes = new Int32Array(matrix.outcomes.length).fill(NO_ANSWER);
  for (const [row, idsOfRow] of ids.entries()) {
    const idOf = new Map(
      wrongTexts(matrix, row).map((text, index) => [text, idsOfRow[index] ?? NO_ANSWER]),
    );
    for (const text of correctTexts(matrix, row)) idOf.set(text, CORRECT_CLASS);
    for (const cell of cellsOf(matrix, row)) {
      const text = textOf(matrix, cell);
      const isCorrect = matrix.outcomes[cell] === CELL.correct;
      classes[cell] = isCorrect
        ? CORRECT_CLASS
        : text === null
          ? NO_ANSWER
          : (idOf.get(text) ?? NO_ANSWER);
    }
  }
  return classes;
}

function textOf({ answers, outcomes }: SampleMatrix, cell: number): string | null {
  if (outcomes[cell] === CELL.missing) return null;
  const text = answers[cell]?.trim() ?? '';
  return text === '' ? null : text;
}

function cellsOf({ repeats }: SampleMatrix, row: number): number[] {
  return Array.from({ length: repeats }, (_, repeat) => row * repeats + repeat);
}
