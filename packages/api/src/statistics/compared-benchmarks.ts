import { shortVersion } from '@assay/contracts/benchmarks';
import type { ComparedBenchmark, ComparedCell } from '@assay/contracts/statistics/comparison';
import type { CellCounts } from '@assay/db/queries/cells';
import { adjustedVerdicts } from '@assay/eval-core/statistics/comparison/adjusted-verdicts';
import { compareCounts } from '@assay/eval-core/statistics/comparison/compare-paired';
import {
  pairItems,
  type WithoutVerdict,
} from '@assay/eval-core/statistics/comparison/paired-counts';
import { comparisonSentence, type Names } from '@assay/eval-core/statistics/comparison/sentence';
import { meanOfItemMeans, newQuestionsInterval } from '@assay/eval-core/statistics/item-means';

import type { RunOutcomes } from './outcomes-of-runs.ts';

/** Two runs on one benchmark version. */
export interface ComparedPair {
  first: ComparedRun;
  second: ComparedRun;
}

export interface ComparedRun extends RunOutcomes {
  row: CellCounts;
}

export interface BenchmarkOptions {
  level: number;
  delta: number | undefined;
  names: Names;
}

/** Every pair compared question by question, and the verdicts adjusted for all of them together. */
export function comparedBenchmarks(
  pairs: readonly ComparedPair[],
  { level, delta, names }: BenchmarkOptions,
): ComparedBenchmark[] {
  const paired = pairs.map(({ first, second }) => pairItems(first.matrix, second.matrix));
  const evidence = paired.map(({ counts }) =>
    compareCounts(counts, { level, ...(delta !== undefined && { delta }) }),
  );
  const adjusted = adjustedVerdicts(evidence, { level });
  return pairs.flatMap(({ first, second }, index): ComparedBenchmark[] => {
    const [items, found, together] = [paired[index], evidence[index], adjusted[index]];
    if (!items || !found || !together) return [];
    const { firstRepeats, secondRepeats, firstCorrect, secondCorrect } = items.counts;
    const { difference, interval, p, test, isWithinDelta, questions } = found;
    return [
      {
        ...{ difference, interval, p, test, isWithinDelta, questions },
        ...together,
        onlyInFirst: items.onlyInFirst,
        onlyInSecond: items.onlyInSecond,
        sentence: comparisonSentence({ ...found, ...together, p: together.pAdjusted }, names),
        benchmark: benchmarkOf(first.row),
        first: cellOf(first, {
          ...{ repeats: firstRepeats, correct: firstCorrect, level },
          withoutVerdict: items.first,
        }),
        second: cellOf(second, {
          ...{ repeats: secondRepeats, correct: secondCorrect, level },
          withoutVerdict: items.second,
        }),
        fixed: found.fixed.length,
        broken: found.broken.length,
      },
    ];
  });
}

function benchmarkOf(row: CellCounts): ComparedBenchmark['benchmark'] {
  return {
    versionId: row.versionId,
    name: row.benchmarkName,
    title: row.benchmarkTitle,
    version: shortVersion(row.hash),
  };
}

interface CellFigures {
  repeats: number;
  /** By shared question. */
  correct: Int32Array;
  level: number;
  withoutVerdict: WithoutVerdict;
}

function cellOf(
  { row, repeatsUnderWay }: ComparedRun,
  { repeats, correct, level, withoutVerdict }: CellFigures,
): ComparedCell {
  // Without any verdict nothing was measured: those are no questions answered wrongly.
  const isMeasured = withoutVerdict.missing < correct.length * repeats;
  const items = isMeasured ? Array.from(correct, (total) => ({ samples: repeats, total })) : [];
  return {
    runId: row.runId,
    sweepId: row.sweepId,
    status: row.status,
    accuracy: {
      value: meanOfItemMeans(items),
      interval: newQuestionsInterval(items, level),
      n: items.length,
    },
    repeats,
    repeatsUnderWay,
    withoutVerdict,
  };
}
