import type { z } from 'zod';

import type { Ranks, ranksInput } from '@assay/contracts/statistics/rank-intervals';
import type { CellCounts } from '@assay/db/queries/cells';
import {
  rankIntervalMethod,
  rankIntervals,
} from '@assay/eval-core/statistics/comparison/rank-intervals';

import type { UseCaseContext } from '../use-case.ts';
import { cellsOfScope } from './cells-of-scope.ts';
import { outcomesOfRuns } from './outcomes-of-runs.ts';

/** All pairs of a column are tested: 780 of them. */
const MOST_RANKED = 40;

type Column = Ranks['columns'][number];

/**
 * Where the checkpoints of the leaderboard may stand on each benchmark version. Only completed runs are ranked, of
 * which a sample has a verdict: items come in order of difficulty, and the first quarter of a run is its easy one.
 * @throws AssayError 'not-found' for another workspace's sweep.
 */
export async function findRanks(
  ctx: UseCaseContext,
  { sweepId, level }: z.output<typeof ranksInput>,
): Promise<Ranks> {
  const rows = await cellsOfScope(ctx, { sweepId });
  const completed = rows.filter(({ status, samples }) => status === 'completed' && samples > 0);
  const columns: Column[] = [];
  for (const versionId of new Set(completed.map((row) => row.versionId))) {
    const runs = completed.filter((row) => row.versionId === versionId);
    columns.push(await rankedColumn(ctx, { versionId, runs, level }));
  }
  return { level, method: rankIntervalMethod, columns };
}

interface ColumnInput {
  versionId: number;
  runs: readonly CellCounts[];
  level: number;
}

async function rankedColumn(ctx: UseCaseContext, input: ColumnInput): Promise<Column> {
  const { versionId, runs, level } = input;
  const column = { benchmarkVersionId: versionId, ranked: runs.length };
  const reason = reasonOf(runs.length);
  if (reason !== null) return { ...column, reason, places: [] };
  const { ranks } = ctx.services;
  const key = [level, ...runs.map(({ gradingId, samples }) => `${gradingId}/${samples}`)].join(' ');
  const places = ranks.get(key) ?? (await placesOf(ctx, input));
  ranks.set(key, places);
  return { ...column, reason, places };
}

async function placesOf(
  ctx: UseCaseContext,
  { runs, level }: ColumnInput,
): Promise<Column['places']> {
  const outcomes = await outcomesOfRuns(ctx, runs);
  const ranked = runs.flatMap(({ runId }) => {
    const found = outcomes.get(runId);
    return found === undefined ? [] : { runId, matrix: found.matrix };
  });
  const intervals = rankIntervals(
    ranked.map(({ matrix }) => matrix),
    { level },
  );
  return intervals.flatMap(({ checkpoint, rankLow, rankHigh, questions }) => {
    const run = ranked[checkpoint];
    return run === undefined ? [] : { runId: run.runId, rankLow, rankHigh, questions };
  });
}

function reasonOf(runs: number): string | null {
  if (runs < 2) return 'One completed run has nobody to be ranked with.';
  if (runs > MOST_RANKED) {
    return `${runs} completed runs are more than the ${MOST_RANKED} that are ranked at once: choose a sweep.`;
  }
  return null;
}
