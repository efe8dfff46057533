import { UnreadableItemError } from '@assay/eval-core/graders/grader';
import { DOUBTS, type Doubt, type Verdict } from '@assay/eval-core/verdict';

import type { GradeTask } from '../grade-task.ts';
import { UnknownKindError, type GradedVerdict, type Grading } from '../grade.ts';
import type { GradingContext } from '../grading-context.ts';
import type { JudgeRule } from './judge-params.ts';

/** With these the rule would have graded something else than it found. */
const DOUBTS_OF_RULE: readonly Doubt[] = ['gold-in-text', 'rival-answers'];

/** 1 where the judge was asked, 0 where the rule had decided: its mean is the judge's share. */
const ASKED_SCORE = 'judge-asked';

/** @throws UnreadableItemError when nobody grades the rule's kind. */
export async function gradeByRule(
  rule: JudgeRule,
  task: Omit<GradeTask, 'kind'>,
  { gradeBy, context }: { gradeBy: Grading['grade'] | undefined; context: GradingContext },
): Promise<GradedVerdict> {
  if (gradeBy === undefined)
    throw new Error('A judge after a rule grades through createGrading alone.');
  const item = { ...task.item, params: rule.params };
  try {
    return await gradeBy({ ...task, kind: rule.kind, item }, context);
  } catch (error) {
    if (!(error instanceof UnknownKindError)) throw error;
    throw new UnreadableItemError(`The rule of a judge: ${error.message}`);
  }
}

/** Whether the rule has left the verdict to the judge. Cut-off and empty replies are decided for every kind. */
export function isLeftToJudge(
  { outcome, reason, doubts }: Verdict,
  { ask }: Pick<JudgeRule, 'ask'>,
): boolean {
  if (outcome === 'unscorable' || reason === 'no-answer' || reason === 'invalid-answer')
    return true;
  const isDoubted = doubts.some((doubt) => DOUBTS_OF_RULE.includes(doubt));
  return ask === 'doubted' && reason === 'wrong-answer' && isDoubted;
}

/** The rule's verdict as that of the whole. */
export function decidedByRule({ grader, ...verdict }: GradedVerdict): Verdict {
  const said = verdict.detail === null ? '' : `${verdict.detail} `;
  return {
    ...verdict,
    scores: { ...verdict.scores, [ASKED_SCORE]: 0 },
    detail: `${said}Decided by the rule ${grader.name} ${grader.version}; no judge was asked.`,
  };
}

/** The judge's verdict, beside which the rule's can still be seen: a check says whether that was correct. */
export function decidedAfterRule(judged: Verdict, { grader, ...rule }: GradedVerdict): Verdict {
  const said = `The rule ${grader.name} ${grader.version} had said ${rule.outcome}, ${rule.reason}.`;
  const doubts = rule.doubts.filter(
    (doubt) => doubt !== 'gold-in-text' || judged.outcome !== 'correct',
  );
  return {
    ...judged,
    extracted: rule.extracted,
    doubts: DOUBTS.filter((doubt) => judged.doubts.includes(doubt) || doubts.includes(doubt)),
    checks: { ...judged.checks, [`rule ${grader.kind}`]: correctness(rule) },
    scores: { ...judged.scores, [ASKED_SCORE]: 1 },
    detail: judged.detail === null ? said : `${judged.detail} ${said}`,
  };
}

function correctness({ outcome }: Verdict): boolean | null {
  return outcome === 'unscorable' ? null : outcome === 'correct';
}
