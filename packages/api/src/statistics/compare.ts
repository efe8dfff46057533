import type { z } from 'zod';

import type { compareInput, Comparison } from '@assay/contracts/statistics/comparison';
import type { CellCounts } from '@assay/db/queries/cells';

import type { UseCaseContext } from '../use-case.ts';
import { cellsOfScope } from './cells-of-scope.ts';
import { comparedBenchmarks, type ComparedPair } from './compared-benchmarks.ts';
import { namesOf, sideOf } from './compared-side.ts';
import { outcomesOfRuns } from './outcomes-of-runs.ts';

/**
 * The second checkpoint against the first on every benchmark version that both have been measured on: of each the run
 * that the leaderboard shows. Better and worse hold for all benchmarks together (Holm).
 * @throws AssayError 'not-found' for another workspace's sweep, or a checkpoint without a run here.
 */
export async function compare(
  ctx: UseCaseContext,
  { first, second, sweepId, level, delta }: z.output<typeof compareInput>,
): Promise<Comparison> {
  const rows = await cellsOfScope(ctx, { sweepId });
  const sides = { first: sideOf(rows, first), second: sideOf(rows, second) };
  const names = namesOf(sides.first.subject, sides.second.subject);
  const pairs = await pairsOf(ctx, sides.first.byVersion, sides.second.byVersion);
  return {
    first: sides.first.subject,
    second: sides.second.subject,
    level,
    delta: delta ?? null,
    benchmarks: comparedBenchmarks(pairs, { level, delta, names }),
    onlyFirst: titlesOnlyIn(sides.first.byVersion, sides.second.byVersion),
    onlySecond: titlesOnlyIn(sides.second.byVersion, sides.first.byVersion),
  };
}

type ByVersion = ReadonlyMap<number, CellCounts>;

async function pairsOf(
  ctx: UseCaseContext,
  first: ByVersion,
  second: ByVersion,
): Promise<ComparedPair[]> {
  const shared = [...first.keys()].filter((versionId) => second.has(versionId));
  const rows = shared.flatMap((id) => [first.get(id), second.get(id)]);
  const outcomes = await outcomesOfRuns(
    ctx,
    rows.filter((row) => row !== undefined),
  );
  const withOutcomes = (row: CellCounts | undefined) => {
    const found = row && outcomes.get(row.runId);
    return found && { row, ...found };
  };
  return shared.flatMap((versionId): ComparedPair[] => {
    const pair = [withOutcomes(first.get(versionId)), withOutcomes(second.get(versionId))] as const;
    return pair[0] && pair[1] ? [{ first: pair[0], second: pair[1] }] : [];
  });
}

function titlesOnlyIn(own: ByVersion, other: ByVersion): string[] {
  return [...own.values()]
    .filter(({ versionId }) => !other.has(versionId))
    .map(({ benchmarkTitle }) => benchmarkTitle);
}
