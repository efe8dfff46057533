import { CELL, type SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';
import type { ClassesOf } from '@assay/eval-core/teachable/judged-item';

/**
 * Answers are equal when both were found correct by any of these runs, for they are equal to the gold then, or when
 * their texts are. Wrong answers in two notations stay apart: only their kind's grader could tell.
 */
export function equalToTheGold(matrices: readonly SampleMatrix[]): ClassesOf {
  const correct = correctTexts(matrices);
  return (answers, item) => {
    const numbers = new Map<string, number>();
    const classOf = (text: string): number => {
      if (correct.get(item)?.has(text) === true) return 0;
      const number = numbers.get(text) ?? numbers.size + 1;
      numbers.set(text, number);
      return number;
    };
    return answers.map((answer) => classOf(answer.trim()));
  };
}

function correctTexts(matrices: readonly SampleMatrix[]): Map<string, Set<string>> {
  const texts = new Map<string, Set<string>>();
  for (const { items, repeats, outcomes, answers } of matrices) {
    for (const [cell, outcome] of outcomes.entries()) {
      const item = items[Math.floor(cell / repeats)];
      const text = answers[cell]?.trim() ?? '';
      if (outcome !== CELL.correct || item === undefined || text === '') continue;
      const known = texts.get(item);
      if (known) known.add(text);
      else texts.set(item, new Set([text]));
    }
  }
  return texts;
}
