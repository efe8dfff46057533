import { doubtsOf } from '@assay/eval-core/graders/doubts';
import { missingAnswer } from '@assay/eval-core/graders/grade-reply';
import { UnreadableItemError, type GradedItem } from '@assay/eval-core/graders/grader';
import { JUDGE_GRADER } from '@assay/eval-core/graders/identity';
import {
  equivalenceVerdict,
  pairwiseVerdict,
  rubricVerdict,
} from '@assay/eval-core/judge/judged-verdict';
import type { Judgement } from '@assay/eval-core/judge/judgement';
import { splitReply, type Reply } from '@assay/eval-core/reply';
import { verdictOf, type Verdict } from '@assay/eval-core/verdict';

import type { AsyncGrader } from '../grade.ts';
import type { GradingContext } from '../grading-context.ts';
import { decidedAfterRule, decidedByRule, gradeByRule, isLeftToJudge } from './after-rule.ts';
import { createAskOnce, titleOf, type AskOnce, type JudgeAnswer } from './ask-once.ts';
import { JudgeRefusalError } from './errors.ts';
import { readJudgeParams, type JudgeParams } from './judge-params.ts';
import { judgeQuestions } from './judge-questions.ts';
import type { JudgementCache, OpenJudge } from './judge.ts';

export interface JudgeGraderParts {
  openJudge: OpenJudge;
  cache: JudgementCache;
}

interface Judging {
  params: JudgeParams;
  item: GradedItem;
  openJudge: OpenJudge;
  askOnce: AskOnce;
  context: GradingContext;
}

/**
 * Lets another model decide, alone or where a rule could not. A judgement that cannot be read makes a reply
 * unscorable, never incorrect. Its `grade` rejects with JudgeUnavailableError when no judge can be asked.
 */
export function createJudgeGrader({ openJudge, cache }: JudgeGraderParts): AsyncGrader {
  const askOnce = createAskOnce(cache);
  return {
    ...JUDGE_GRADER,
    candidates: (_, text) =>
      text.trim() === '' ? [] : [{ start: 0, end: text.length, rule: 'whole-answer' }],
    async grade(item, reply, { isBare, context = {}, gradeBy }) {
      try {
        const params = readJudgeParams(item);
        const judging = { params, item, openJudge, askOnce, context };
        if (params.rule === null) return await judgeReply(judging, reply, isBare);
        const ruled = await gradeByRule(params.rule, { item, reply, isBare }, { gradeBy, context });
        if (!isLeftToJudge(ruled, params.rule)) return decidedByRule(ruled);
        return decidedAfterRule(await judgeReply(judging, reply, isBare), ruled);
      } catch (error) {
        if (!(error instanceof UnreadableItemError)) throw error;
        return verdictOf('unreadable-gold', { detail: error.message });
      }
    },
  };
}

/** Only what follows the thinking is shown to the judge, and only of a reply that ended by itself. */
async function judgeReply(judging: Judging, reply: Reply, isBare: boolean): Promise<Verdict> {
  if (isBare) {
    const answer = reply.content;
    return answer.trim() === '' ? verdictOf('empty') : judgeAnswer(judging, answer);
  }
  const split = splitReply(reply);
  const { answer } = split;
  const isMissing = answer === null || answer.trim() === '' || reply.finish === 'length';
  const verdict = isMissing ? missingAnswer(split, reply) : await judgeAnswer(judging, answer);
  const noCandidates = { candidates: () => [], goldTexts: () => [] };
  const doubts = doubtsOf(verdict, { grader: noCandidates, item: judging.item, reply, split });
  return { ...verdict, doubts };
}

async function judgeAnswer(judging: Judging, answer: string): Promise<Verdict> {
  const { params, item, openJudge, askOnce, context } = judging;
  const questions = judgeQuestions(params, item, answer);
  const judge = await openJudge(params.judge, context);
  const { template, sampling, seed } = params;
  const who = `Judged by "${judge.servedName}" of ${judge.backend} with the template ${titleOf(template)}.`;
  try {
    const answers = await Promise.all(
      questions.map((question) => askOnce({ judge, template, question, sampling, seed }, context)),
    );
    return verdictOfAnswers(params, answers, who);
  } catch (error) {
    if (!(error instanceof JudgeRefusalError)) throw error;
    return verdictOf('unreadable-judgement', { detail: `${who} ${error.message}` });
  }
}

function verdictOfAnswers(
  params: JudgeParams,
  answers: readonly JudgeAnswer[],
  who: string,
): Verdict {
  const unreadable = answers.find(({ judgement }) => judgement === null);
  const judgements = answers.flatMap(({ judgement }) => (judgement === null ? [] : [judgement]));
  const verdict = unreadable === undefined ? verdictOfJudgements(params, judgements) : null;
  if (verdict !== null) return { ...verdict, detail: who };
  const fault =
    unreadable === undefined
      ? 'It found no criterion to apply.'
      : `Its reply holds no single decision: "…${unreadable.reply.trim().slice(-LONGEST_EXCERPT)}"`;
  return verdictOf('unreadable-judgement', { detail: `${who} ${fault}` });
}

const LONGEST_EXCERPT = 300;

function verdictOfJudgements(
  { template, criteria, passFraction }: JudgeParams,
  [first = [], second = []]: readonly Judgement[],
): Verdict | null {
  switch (template.task) {
    case 'equivalence':
      return equivalenceVerdict(first);
    case 'rubric':
      return rubricVerdict(first, { criteria, passFraction });
    case 'pairwise':
      return pairwiseVerdict({ first, second });
  }
}
