import { AssayError } from '@assay/contracts/errors';
import type {
  AgreementOfGradingInput,
  GradingAgreement,
  OutcomePair,
} from '@assay/contracts/grading-agreement';
import type { Pool } from '@assay/db/pool';
import {
  findOutcomePairs,
  findOutcomePairsWithPeople,
  type ItemOutcomePair,
} from '@assay/db/queries/grading-agreement';
import { agreementByItem } from '@assay/eval-core/statistics/agreement/agreement-by-item';

import type { UseCaseContext } from '../use-case.ts';
import { decisionOf } from './decision-of.ts';
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

function toAgreement(pairs: ItemOutcomePair[]): GradingAgreement {
  const decisions = pairs.map(({ first, second, itemId, samples }) => ({
    item: String(itemId),
    first: decisionOf(first),
    second: decisionOf(second),
    samples,
  }));
  const samples = pairs.reduce((sum, pair) => sum + pair.samples, 0);
  return { samples, agreement: agreementByItem(decisions), counts: sumOverItems(pairs) };
}

/** In the order in which the pairs come. */
function sumOverItems(pairs: readonly ItemOutcomePair[]): OutcomePair[] {
  const sums = new Map<string, OutcomePair>();
  for (const { first, second, samples } of pairs) {
    const key = `${first} ${second}`;
    const sum = sums.get(key) ?? { first, second, samples: 0 };
    sum.samples += samples;
    sums.set(key, sum);
  }
  return [...sums.values()];
}
