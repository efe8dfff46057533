import type { z } from 'zod';

import { hasEnded } from '@assay/contracts/has-ended';
import type { ComparedRuns, compareRunsInput } from '@assay/contracts/statistics/comparison-detail';
import { comparedDocument } from '@assay/eval-core/statistics/compared-document';
import { accuracyDistribution } from '@assay/eval-core/statistics/distribution/accuracy-distribution';
import { sequentialComparison } from '@assay/eval-core/statistics/sequential/sequential-comparison';

import type { UseCaseContext } from '../use-case.ts';
import { differingSettings } from './differing-settings.ts';
import { loadRunPair } from './run-pair.ts';

/**
 * All that the samples of two runs on one benchmark version say of the second against the first; of a run under way
 * its complete repeats.
 * @throws AssayError 'not-found' for another workspace's run, 'bad-input' for different benchmark versions.
 */
export async function compareRuns(
  ctx: UseCaseContext,
  { level, delta, ...runIds }: z.output<typeof compareRunsInput>,
): Promise<ComparedRuns> {
  const { first, second } = await loadRunPair(ctx, runIds);
  const options = { level, ...(delta !== undefined && { delta }) };
  const names = namesOf(first.run.checkpointName, second.run.checkpointName);
  const document = comparedDocument(first.matrix, second.matrix, { ...options, names });
  const isRunning = !hasEnded(first.run.status) || !hasEnded(second.run.status);
  const { steps, decidedAt, questions } = sequentialComparison(first.matrix, second.matrix, {
    ...options,
    // What is loaded of a run under way are repeats that have ended.
    isFinished: true,
  });
  return {
    ...document,
    differingSettings: differingSettings(first.run, second.run),
    singleRuns: {
      first: accuracyDistribution(first.matrix, { level }),
      second: accuracyDistribution(second.matrix, { level }),
    },
    sequential: { steps, decidedAt, questions, isUnderWay: isRunning },
  };
}

/** Two runs of one checkpoint need names of their own. */
function namesOf(first: string, second: string) {
  return first === second ? { first: 'The first', second: 'The second' } : { first, second };
}
