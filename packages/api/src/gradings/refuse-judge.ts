import { judgeRefusal } from '@assay/contracts/checkpoint-serving';
import { AssayError } from '@assay/contracts/errors';
import type { Executor } from '@assay/db/executor';
import { findNamedJudges } from '@assay/db/queries/judge-checkpoint';

/**
 * A judge that would be asked under other weights than its own gives another one's verdicts.
 * @throws AssayError 'bad-input' that names the judges and says what to do.
 */
export async function refuseJudges(
  executor: Executor,
  workspaceId: number,
  named: Parameters<typeof findNamedJudges>[2],
): Promise<void> {
  const judges = await findNamedJudges(executor, workspaceId, named);
  const refusals = judges.map(judgeRefusal).filter((sentence) => sentence !== null);
  if (refusals.length > 0) throw new AssayError('bad-input', refusals.join(' '));
}
