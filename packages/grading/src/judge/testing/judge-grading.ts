import { gradeBareAnswer, gradeReply } from '@assay/eval-core/graders/grade-reply';
import { graderOfKind } from '@assay/eval-core/graders/registry';
import type { Reply } from '@assay/eval-core/reply';

import type { GradeTask } from '../../grade-task.ts';
import { createGrading } from '../../grade.ts';
import type { GradingPool } from '../../pool/grading-pool.ts';
import { createJudgeGrader } from '../judge-grader.ts';
import { createMemoryCache, type Judge, type JudgeRequest } from '../judge.ts';

/** The pure graders without their threads. */
const pool: GradingPool = {
  grade: ({ kind, item, reply, isBare }) => {
    const grader = graderOfKind(kind);
    return Promise.resolve(
      isBare ? gradeBareAnswer(grader, item, reply.content) : gradeReply(grader, item, reply),
    );
  },
  extract: () => Promise.resolve([]),
  close: () => Promise.resolve(),
};

type Says = (request: JudgeRequest, count: number) => string | Promise<string>;

/** Grading with a judge that says so; `asked` are the questions that reached it. */
export function gradingWith(says: Says, backend = 'gpu') {
  const asked: JudgeRequest[] = [];
  const judge: Judge = {
    servedName: 'judge-7b',
    backend,
    identity: {},
    async ask(request) {
      asked.push(request);
      return said(await says(request, asked.length));
    },
  };
  const faults: unknown[] = [];
  const grading = createGrading({
    pool,
    asyncGraders: [
      createJudgeGrader({
        openJudge: () => Promise.resolve(judge),
        cache: createMemoryCache(),
      }),
    ],
    onFault: (error) => faults.push(error),
  });
  return { asked, faults, grading };
}

export function said(content: string, more: Partial<Reply> = {}): Reply {
  return { content, reasoning: null, finish: 'stop', ...more };
}

export function task(
  params: GradeTask['item']['params'],
  reply = said('It is 42.'),
  gold: unknown = '42',
) {
  const item = { gold, options: null, params, prompt: 'What is 6 × 7?' };
  return { kind: 'judge', item, reply };
}
