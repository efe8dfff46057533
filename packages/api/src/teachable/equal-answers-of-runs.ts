import { CELL, type SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';
import type { ClassesOf } from '@assay/eval-core/teachable/judged-item';

import type { ItemTexts } from '../answers/ask-for-groups.ts';

/** The answers of several runs to one benchmark version, without white space at their ends. */
export interface AnswersOfRuns {
  /** By item, the texts that any of the runs was found correct with. */
  correct: ReadonlyMap<string, ReadonlySet<string>>;
  /** All others. */
  wrong: ItemTexts[];
}

export function answersOfRuns(matrices: readonly SampleMatrix[]): AnswersOfRuns {
  const correct = textsByItem(matrices, (outcome) => outcome === CELL.correct);
  const other = textsByItem(matrices, (outcome) => outcome !== CELL.correct);
  const wrong = [...other].map(([item, texts]) => ({
    item,
    texts: [...texts].filter((text) => correct.get(item)?.has(text) !== true),
  }));
  return { correct, wrong };
}

/**
 * Answers are equal when both were found correct by any of these runs, for they are equal to the gold then, or when
 * they are in one group.
 * @param groups by item, a number for each of its wrong texts; an item without: every text is a group
 */
export function equalAnswersOfRuns(
  { correct, wrong }: AnswersOfRuns,
  groups: ReadonlyMap<string, readonly number[]>,
): ClassesOf {
  const classes = new Map<string, Map<string, number>>();
  for (const { item, texts } of wrong) {
    const ofItem = groups.get(item);
    classes.set(item, new Map(texts.map((text, index) => [text, 1 + (ofItem?.[index] ?? index)])));
  }
  const classOf = (text: string, item: string): number =>
    correct.get(item)?.has(text) === true ? 0 : (classes.get(item)?.get(text) ?? -1);
  return (answers, item) => answers.map((answer) => classOf(answer.trim(), item));
}

function textsByItem(
  matrices: readonly SampleMatrix[],
  isWanted: (outcome: number) => boolean,
): Map<string, Set<string>> {
  const texts = new Map<string, Set<string>>();
  for (const { items, repeats, outcomes, answers } of matrices) {
    for (const [cell, outcome] of outcomes.entries()) {
      const item = items[Math.floor(cell / repeats)];
      const text = answers[cell]?.trim() ?? '';
      if (!isWanted(outcome) || item === undefined || text === '') continue;
      const known = texts.get(item);
      if (known) known.add(text);
      else texts.set(item, new Set([text]));
    }
  }
  return texts;
}
