import { shortVersion } from '@assay/contracts/benchmarks';
import type { Leaderboard } from '@assay/contracts/cells';
import { AssayError } from '@assay/contracts/errors';
import { findCellCounts, type CellCounts } from '@assay/db/queries/cells';
import { findSweep } from '@assay/db/queries/sweeps';

import type { UseCaseContext } from '../use-case.ts';
import { cellOfCounts } from './cell-of-counts.ts';

/**
 * The newest completed run, else the newest with samples, for every checkpoint, prompt variant and benchmark
 * version of one sweep or of all.
 * @throws AssayError 'not-found' for another workspace's sweep.
 */
export async function getLeaderboard(
  { services, actor }: UseCaseContext,
  { sweepId }: { sweepId?: number | undefined },
): Promise<Leaderboard> {
  const { pool } = services;
  const workspaceId = actor.workspace.id;
  if (sweepId !== undefined && !(await findSweep(pool, workspaceId, sweepId))) {
    throw new AssayError('not-found', `There is no sweep ${sweepId} in this workspace.`);
  }
  const rows = await findCellCounts(pool, { workspaceId, sweepId });
  return {
    checkpoints: distinct(rows, (row) => row.checkpointId, toCheckpoint),
    benchmarks: distinct(rows, (row) => row.versionId, toBenchmark),
    cells: rows.map(cellOfCounts),
  };
}

function toCheckpoint(row: CellCounts): Leaderboard['checkpoints'][number] {
  const { checkpointId: id, checkpointName: name, family, trainingRun, step, backendName } = row;
  return { id, name, family, trainingRun, step, backendName };
}

function toBenchmark(row: CellCounts): Leaderboard['benchmarks'][number] {
  return {
    versionId: row.versionId,
    name: row.benchmarkName,
    title: row.benchmarkTitle,
    version: shortVersion(row.hash),
    itemCount: row.versionItemCount,
    grader: row.versionGrader,
  };
}

function distinct<Row, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
  toValue: (row: Row) => Value,
): Value[] {
  const byKey = new Map<number, Value>();
  for (const row of rows) {
    if (!byKey.has(keyOf(row))) byKey.set(keyOf(row), toValue(row));
  }
  return [...byKey.values()];
}
