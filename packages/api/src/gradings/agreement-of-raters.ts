import type { RatersAgreement } from '@assay/contracts/grading-agreement';
import { findRatings, type Rating } from '@assay/db/queries/grading-agreement';
import { findRun } from '@assay/db/queries/runs';
import { krippendorffAlpha } from '@assay/eval-core/statistics/agreement/krippendorff-alpha';

import type { UseCaseContext } from '../use-case.ts';
import { decisionOf } from './decision-of.ts';
import { requireGradings } from './require-gradings.ts';

/**
 * How far a grading, the current one of its run and every person agree, on the samples of which some person says
 * something. Who calls a sample unscorable does not decide.
 * @throws AssayError 'not-found' for another workspace's grading.
 */
export async function agreementOfRaters(
  { services, actor }: UseCaseContext,
  { gradingId }: { gradingId: number },
): Promise<RatersAgreement> {
  const { pool } = services;
  const workspaceId = actor.workspace.id;
  const [grading] = await requireGradings(pool, workspaceId, [gradingId]);
  const runId = grading?.runId ?? 0;
  const run = await findRun(pool, workspaceId, runId);
  const gradingIds = [...new Set([gradingId, run?.gradingId ?? gradingId])];
  return agreementOf(await findRatings(pool, { runId, gradingIds }));
}

function agreementOf(ratings: readonly Rating[]): RatersAgreement {
  const units = [...bySample(ratings).values()];
  const { alpha, interval, reason, ...counts } = krippendorffAlpha(
    units.map((unit) => unit.decisions),
    { clusters: units.map(({ itemId }) => String(itemId)) },
  );
  return {
    raters: ratersOf(ratings),
    alpha,
    interval,
    reason,
    samples: counts.units,
    ratings: counts.ratings,
  };
}

interface Unit {
  itemId: number;
  decisions: (string | null)[];
}

function bySample(ratings: readonly Rating[]): Map<string, Unit> {
  const units = new Map<string, Unit>();
  for (const { sampleId, itemId, outcome } of ratings) {
    const unit = units.get(sampleId) ?? { itemId, decisions: [] };
    unit.decisions.push(decisionOf(outcome));
    units.set(sampleId, unit);
  }
  return units;
}

function ratersOf(ratings: readonly Rating[]): RatersAgreement['raters'] {
  const raters = new Map<string, RatersAgreement['raters'][number]>();
  for (const { raterId, rater, outcome } of ratings) {
    const known = raters.get(raterId) ?? { name: rater, decided: 0 };
    if (decisionOf(outcome) !== null) known.decided += 1;
    raters.set(raterId, known);
  }
  return [...raters.values()];
}
