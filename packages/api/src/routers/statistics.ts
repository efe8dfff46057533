import { compareInput, comparisonSchema } from '@assay/contracts/statistics/comparison';
import {
  comparedRunsSchema,
  compareRunsInput,
  flipsSchema,
  runPairInput,
} from '@assay/contracts/statistics/comparison-detail';
import { ranksInput, ranksSchema } from '@assay/contracts/statistics/rank-intervals';
import {
  runStatisticsInput,
  runStatisticsSchema,
} from '@assay/contracts/statistics/run-statistics';

import { compareRuns } from '../statistics/compare-runs.ts';
import { compare } from '../statistics/compare.ts';
import { findFlips } from '../statistics/find-flips.ts';
import { findRanks } from '../statistics/find-ranks.ts';
import { runStatistics } from '../statistics/run-statistics.ts';
import { allow, router } from '../trpc.ts';

export const statisticsRouter = router({
  compare: allow('viewer')
    .input(compareInput)
    .output(comparisonSchema)
    .query(({ ctx, input }) => compare(ctx, input)),
  compareRuns: allow('viewer')
    .input(compareRunsInput)
    .output(comparedRunsSchema)
    .query(({ ctx, input }) => compareRuns(ctx, input)),
  flips: allow('viewer')
    .input(runPairInput)
    .output(flipsSchema)
    .query(({ ctx, input }) => findFlips(ctx, input)),
  ranks: allow('viewer')
    .input(ranksInput)
    .output(ranksSchema)
    .query(({ ctx, input }) => findRanks(ctx, input)),
  run: allow('viewer')
    .input(runStatisticsInput)
    .output(runStatisticsSchema)
    .query(({ ctx, input }) => runStatistics(ctx, input)),
});
