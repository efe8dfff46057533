import { AssayError } from '@assay/contracts/errors';
import type { RunDetail } from '@assay/contracts/runs';
import { findCellCounts } from '@assay/db/queries/cells';
import { findRunFlags } from '@assay/db/queries/run-flags';
import {
  findAttributes,
  findEnvironments,
  findLengths,
  findRepeats,
  findRun,
  findWeightsIds,
} from '@assay/db/queries/runs';

import { graderOfRow } from '../gradings/grader-of-row.ts';
import { cellOfCounts } from '../leaderboard/cell-of-counts.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The only kind of grader that runs programs: for others no verdict is asked where. */
const KIND_WITH_PROGRAMS = 'code';

/** @throws AssayError 'not-found' for another workspace's run. */
export async function getRun(
  { services, actor }: UseCaseContext,
  { id }: { id: number },
): Promise<RunDetail> {
  const { pool } = services;
  const workspaceId = actor.workspace.id;
  const [run, [counts]] = await Promise.all([
    findRun(pool, workspaceId, id),
    findCellCounts(pool, { workspaceId, runId: id }),
  ]);
  if (!run || !counts)
    throw new AssayError('not-found', `There is no run ${id} in this workspace.`);
  const [repeats, lengths, attributes, flags, weightsIds, environments] = await Promise.all([
    findRepeats(pool, run.gradingId),
    findLengths(pool, run.gradingId),
    findAttributes(pool, run.gradingId),
    findRunFlags(pool, [run.id]),
    findWeightsIds(pool, run.id),
    run.graderKind === KIND_WITH_PROGRAMS ? findEnvironments(pool, run.gradingId) : [],
  ]);
  return {
    id: run.id,
    sweepId: run.sweepId,
    sweepName: run.sweepName,
    checkpoint: {
      id: run.checkpointId,
      name: run.checkpointName,
      servedName: run.servedName,
      backendName: run.backendName,
    },
    benchmarkVersionId: run.versionId,
    status: counts.status,
    statusReason: run.statusReason,
    sampling: run.sampling,
    server: run.serverDescription,
    weightsIds,
    plannedRepeats: run.plannedRepeats,
    prompts: run.prompts,
    cell: cellOfCounts(counts),
    repeats,
    lengths,
    attributes,
    gradingId: run.gradingId,
    grader: graderOfRow(run),
    flags: flags.get(run.id) ?? [],
    environments,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
  };
}
