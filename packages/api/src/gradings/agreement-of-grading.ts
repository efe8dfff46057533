import { AssayError } from '@assay/contracts/errors';
import type {
  AgreementOfGradingInput,
  GradingAgreement,
  OutcomePair,
} from '@assay/contracts/grading-agreement';
import type { Pool } from '@assay/db/pool';
import { findOutcomePairs, findOutcomePairsWithPeople } from '@assay/db/queries/grading-agreement';
import { agreementOf } from '@assay/eval-core/statistics/agreement';
import type { Outcome } from '@assay/eval-core/verdict';

import type { UseCaseContext } from '../use-case.ts';
import { requireGradings } from './require-gradings.ts';

/**
 * How far a grading agrees with another one of its run, or with people, on the samples that both speak of.
 * Of people the newest annotation with an outcome counts, whoever wrote it.
 * @throws AssayError 'not-found' for another workspace's grading, 'bad-input' for two gradings that are of
 *   different runs.
 */
export async function agreementOfGrading(
  { services, actor }: UseCaseContext,
  { gradingId, with: other }: AgreementOfGradingInput,
): Promise<GradingAgreement> {
  const { pool } = services;
  const workspaceId = actor.workspace.id;
  if (other === 'people') {
    await requireGradings(pool, workspaceId, [gradingId]);
    return toAgreement(await findOutcomePairsWithPeople(pool, gradingId));
  }
  await requireSameRun(pool, workspaceId, [gradingId, other.gradingId]);
  return toAgreement(await findOutcomePairs(pool, { gradingId, otherId: other.gradingId }));
}

async function requireSameRun(pool: Pool, workspaceId: number, gradingIds: readonly number[]) {
  const gradings = await requireGradings(pool, workspaceId, gradingIds);
  if (new Set(gradings.map(({ runId }) => runId)).size === 1) return;
  const places = gradings.map(({ id, runId }) => `${id} is of run ${runId}`).join(', grading ');
  throw new AssayError(
    'bad-input',
    `Grading ${places}: they judge different samples, so choose two gradings of one run.`,
  );
}

function toAgreement(counts: OutcomePair[]): GradingAgreement {
  const decisions = counts.map(({ first, second, samples }) => ({
    first: decisionOf(first),
    second: decisionOf(second),
    samples,
  }));
  const samples = counts.reduce((sum, count) => sum + count.samples, 0);
  return { samples, agreement: agreementOf(decisions), counts };
}

/** Who calls a sample unscorable does not decide whether it is right. */
function decisionOf(outcome: Outcome): Outcome | null {
  return outcome === 'unscorable' ? null : outcome;
}
