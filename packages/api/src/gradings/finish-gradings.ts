import { AssayError } from '@assay/contracts/errors';
import type { GradingInfo } from '@assay/contracts/gradings';
import { reopenGradings } from '@assay/db/queries/gradings';
import { inTransaction } from '@assay/db/transaction';
import { graderIdentity } from '@assay/eval-core/graders/identity';

import type { UseCaseContext } from '../use-case.ts';
import { requireGradings, requireRunsEnded } from './require-gradings.ts';

/**
 * Lets gradings go on with the samples that came after them, as when their run was extended or retried.
 * @throws AssayError 'not-found' for another workspace's grading, 'conflict' for one that lacks nothing, whose run
 *   is still being generated, or that has counted and was made by another version of its grader.
 */
export async function finishGradings(
  { services, actor }: UseCaseContext,
  { gradingIds }: { gradingIds: readonly number[] },
): Promise<void> {
  await inTransaction(services.pool, async (client) => {
    const gradings = await requireGradings(client, actor.workspace.id, gradingIds);
    await requireRunsEnded(client, actor.workspace.id, gradings);
    const whole = gradings.find(({ status }) => status !== 'incomplete');
    if (whole) {
      throw new AssayError(
        'conflict',
        whole.status === 'running'
          ? `Grading ${whole.id} is under way already: wait for its end.`
          : `Grading ${whole.id} lacks no sample.`,
      );
    }
    gradings.forEach(refuseOtherVersion);
    await reopenGradings(client, gradingIds);
  });
}

/**
 * One that never counted begins anew under another version (`continueGradingAs`). One that did is what people have read:
 * its verdicts stay, and what another version says does not stand among them.
 */
function refuseOtherVersion({ id, grader, madeCurrentAt }: GradingInfo): void {
  const now = graderIdentity(grader.kind);
  const isSame = now?.name === grader.name && now.version === grader.version;
  if (madeCurrentAt === null || isSame) return;
  throw new AssayError(
    'conflict',
    `Grading ${id} has counted and was made by ${grader.name} ${grader.version}, which is not the grader of today${now ? ` (${now.name} ${now.version})` : ''}: grade the run again instead.`,
  );
}
