import { gradeBareAnswer, gradeReply } from '@assay/eval-core/graders/grade-reply';
import { graderOfKind } from '@assay/eval-core/graders/registry';

import { extractCandidates } from '../extract-candidates.ts';
import { serveRequests } from './serve-requests.ts';

serveRequests(({ verb, task }) => {
  const { kind, item, reply, isBare = false } = task;
  const grader = graderOfKind(kind);
  if (verb === 'extract') return extractCandidates(grader, task);
  return isBare ? gradeBareAnswer(grader, item, reply.content) : gradeReply(grader, item, reply);
});
