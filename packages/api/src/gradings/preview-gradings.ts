import { AssayError } from '@assay/contracts/errors';
import type {
  GradingInfo,
  GradingPreview,
  GradingsPreview,
  OutcomeChange,
} from '@assay/contracts/gradings';
import type { Pool } from '@assay/db/pool';
import { findCellCounts, type CellCounts } from '@assay/db/queries/cells';
import { findOutcomeChanges } from '@assay/db/queries/gradings';
import { wilsonInterval } from '@assay/eval-core/statistics/wilson-interval';

import { cellOfCounts } from '../leaderboard/cell-of-counts.ts';
import type { UseCaseContext } from '../use-case.ts';
import { rankMoves, type RankedCell } from './rank-moves.ts';
import { requireDistinctRuns, requireGradings } from './require-gradings.ts';

/** The normal's two-sided 95 % quantile: these samples are drawn at random, whatever their items. */
const Z_975 = 1.959964;

/**
 * What would change if these gradings became the current ones: verdicts, cells, ranks. Of a grading that is
 * still running it speaks from the random part that is graded.
 * @throws AssayError 'not-found' for another workspace's grading, 'conflict' for two gradings of one run.
 */
export async function previewGradings(
  { services, actor }: UseCaseContext,
  { gradingIds }: { gradingIds: readonly number[] },
): Promise<GradingsPreview> {
  const { pool } = services;
  const workspaceId = actor.workspace.id;
  const gradings = await requireGradings(pool, workspaceId, gradingIds);
  requireDistinctRuns(gradings);
  const changes = await findOutcomeChanges(pool, gradingIds);
  const previews: GradingPreview[] = [];
  for (const grading of gradings) {
    const ownChanges = changes
      .filter(({ gradingId }) => gradingId === grading.id)
      .map(({ from, to, samples }) => ({ from, to, samples }));
    previews.push(await previewOf(pool, { workspaceId, grading, changes: ownChanges }));
  }
  const isComplete = gradings.every(({ status }) => status === 'complete');
  return {
    gradings: previews,
    ...(isComplete
      ? await onLeaderboard(pool, { workspaceId, previews })
      : { rankMoves: null, uncountedGradingIds: null }),
  };
}

async function previewOf(
  pool: Pool,
  subject: { workspaceId: number; grading: GradingInfo; changes: OutcomeChange[] },
): Promise<GradingPreview> {
  const { workspaceId, grading, changes } = subject;
  const scope = { workspaceId, runId: grading.runId };
  const [before] = await findCellCounts(pool, scope);
  const [after] = await findCellCounts(pool, { ...scope, gradingIds: [grading.id] });
  if (!before || !after) {
    throw new AssayError('not-found', `There is no run ${grading.runId} in this workspace.`);
  }
  return {
    grading,
    comparedWithId: before.gradingId,
    checkpoint: { id: before.checkpointId, name: before.checkpointName },
    benchmark: { versionId: before.versionId, title: before.benchmarkTitle },
    changes,
    ...shareChanged(changes, grading),
    before: cellOfCounts(before),
    after: grading.status === 'complete' ? cellOfCounts(after) : null,
  };
}

function shareChanged(changes: readonly OutcomeChange[], { status }: GradingInfo) {
  const compared = total(changes);
  const changedSamples = total(changes.filter(({ from, to }) => from !== to));
  if (compared === 0) return { changedSamples, changedFraction: null, changedInterval: null };
  const changedFraction = changedSamples / compared;
  const bounds = wilsonInterval({
    proportion: changedFraction,
    sampleSize: compared,
    criticalValue: Z_975,
  });
  return {
    changedSamples,
    changedFraction,
    changedInterval: status === 'running' ? { ...bounds, level: 0.95 as const } : null,
  };
}

function total(changes: readonly OutcomeChange[]): number {
  return changes.reduce((sum, { samples }) => sum + samples, 0);
}

async function onLeaderboard(
  pool: Pool,
  { workspaceId, previews }: { workspaceId: number; previews: readonly GradingPreview[] },
): Promise<Pick<GradingsPreview, 'rankMoves' | 'uncountedGradingIds'>> {
  const touched = new Set(previews.map(({ benchmark }) => benchmark.versionId));
  const gradingIds = previews.map(({ grading }) => grading.id);
  const ranked = (rows: readonly CellCounts[]) =>
    rows.filter(({ versionId }) => touched.has(versionId)).map(toRankedCell);
  const before = await findCellCounts(pool, { workspaceId });
  const after = await findCellCounts(pool, { workspaceId, gradingIds });
  const counted = new Set(before.map(({ runId }) => runId));
  return {
    rankMoves: rankMoves(ranked(before), ranked(after)),
    uncountedGradingIds: previews
      .filter(({ grading }) => !counted.has(grading.runId))
      .map(({ grading }) => grading.id),
  };
}

function toRankedCell(counts: CellCounts): RankedCell {
  const { versionId, benchmarkTitle, checkpointId, checkpointName, variant } = counts;
  const { estimateFraction } = cellOfCounts(counts).accuracy;
  return { versionId, benchmarkTitle, checkpointId, checkpointName, variant, estimateFraction };
}
