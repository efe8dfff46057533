import { fieldOf, lastObjects } from '../answers/json-object.ts';
import type { Literal, LiteralObject } from '../answers/literal.ts';
import type { Judgement } from './judgement.ts';
import { labelledValues } from './labelled-value.ts';
import type { JudgeTask } from './template.ts';
import { criterionOf, decisionOf } from './words.ts';

/** What a judge was asked to decide. */
export interface ReadingTask {
  task: JudgeTask;
  /** How many criteria were asked for; 0 but for a rubric. */
  criteria: number;
}

/** A place where a text states a judgement. */
export interface Statement {
  judgement: Judgement;
  /** The mark that stands with it; null: none. */
  mark: string | null;
}

/**
 * Everything in a text that reads as a judgement: JSON with a "verdict" or with "criteria", and lines such as
 * "Verdict: correct" or "## Equivalence Judgement" above "TRUE". Linear; of many JSON objects the last.
 */
export function findStatements(text: string, reading: ReadingTask): Statement[] {
  const inJson = lastObjects(text).flatMap(({ value }) => {
    const judgement = judgementOf(value, reading);
    if (judgement === null) return [];
    const mark = fieldOf(value, 'mark');
    return [{ judgement, mark: typeof mark === 'string' ? mark : null }];
  });
  const { task } = reading;
  if (task === 'rubric') return inJson;
  const inLines = labelledValues(text).flatMap((value) => {
    const decision = decisionOf(task, value);
    return decision === null ? [] : [{ judgement: [decision], mark: null }];
  });
  return [...inJson, ...inLines];
}

function judgementOf(value: LiteralObject, { task, criteria }: ReadingTask): Judgement | null {
  if (task === 'rubric') return criteriaOf(fieldOf(value, 'criteria'), criteria);
  const decision = decisionOf(task, fieldOf(value, 'verdict'));
  return decision === null ? null : [decision];
}

/** All criteria, under their numbers or in a list; null where one is missing or says something else. */
function criteriaOf(value: Literal | undefined, count: number): Judgement | null {
  if (typeof value !== 'object' || value === null) return null;
  const values = Array.isArray(value)
    ? value
    : Array.from({ length: count }, (_, index) => fieldOf(value, String(index + 1)));
  const decisions = values.flatMap((one) => criterionOf(one) ?? []);
  return values.length === count && decisions.length === count ? decisions : null;
}
