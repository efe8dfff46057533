import type { GradeLine } from '@assay/contracts/grading/grade-line';
import type { GradeTask } from '@assay/grading/grade-task';

/** What a line asks for; `profile` holds where it names none. */
export function toTask(line: GradeLine, profile: string | null): GradeTask {
  const { kind, gold, options, prompt, reply: content, reasoning, finish, bare } = line;
  const params = profile === null ? line.params : { profile, ...line.params };
  return {
    kind,
    item: { gold, options, params, prompt },
    reply: { content, reasoning, finish },
    isBare: bare,
  };
}
