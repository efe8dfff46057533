import { UnreadableItemError, type GradedItem } from '@assay/eval-core/graders/grader';
import { clipText } from '@assay/eval-core/judge/clip-text';
import { judgeQuestion, type JudgeQuestion } from '@assay/eval-core/judge/question';
import { placeholdersOf } from '@assay/eval-core/judge/template';

import type { JudgeParams } from './judge-params.ts';

/**
 * What the judge is asked about an answer: one question, or for a pairwise comparison two, with the answer
 * shown first and then second. Long texts are clipped.
 * @throws UnreadableItemError when the template shows a gold and the item has none.
 */
export function judgeQuestions(
  { template, criteria }: JudgeParams,
  item: GradedItem,
  answer: string,
): JudgeQuestion[] {
  const gold = goldText(item.gold);
  const needsGold = template.task !== 'rubric' && placeholdersOf(template.text).includes('gold');
  if (gold === null && (needsGold || template.task === 'pairwise')) {
    throw new UnreadableItemError(
      template.task === 'pairwise'
        ? 'A pairwise judge needs a "gold": the reply to compare with.'
        : `The judge's template ${template.name} shows a gold: give one, or choose a template without {{gold}}.`,
    );
  }
  const texts = { question: questionText(item), gold: gold && clipText(gold) };
  const own = clipText(answer);
  const materials =
    template.task === 'pairwise'
      ? [
          { ...texts, first: own, second: texts.gold },
          { ...texts, first: texts.gold, second: own },
        ]
      : [{ ...texts, answer: own }];
  const rubric = criteria.map(({ text }) => text);
  return materials.map((material) =>
    judgeQuestion(template, { texts: material, criteria: rubric }),
  );
}

/** null: there is none, or it says nothing. */
function goldText(gold: unknown): string | null {
  if (gold === null || gold === undefined) return null;
  const text = typeof gold === 'string' ? gold : JSON.stringify(gold);
  return text.trim() === '' ? null : text;
}

/** The prompt, with the options below it where it does not show them all. */
function questionText({ prompt, options }: GradedItem): string | null {
  if (options === null || options.every((option) => prompt?.includes(option))) {
    return prompt === null ? null : clipText(prompt);
  }
  const listed = options.map((option, index) => `${String.fromCharCode(65 + index)}. ${option}`);
  return clipText([...(prompt === null ? [] : [prompt, '']), ...listed].join('\n'));
}
