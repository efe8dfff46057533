import type { BenchmarkPrecision } from '@assay/contracts/sweep-precision';
import type { PlanningRun } from '@assay/db/queries/planning-runs';
import { varianceComponentsOfItems } from '@assay/eval-core/statistics/planning/variance-components';

type Spread = Pick<BenchmarkPrecision, 'spread' | 'spreadKind'>;

/**
 * Where nothing is known: an accuracy of 50 %, where a sample varies most, and its variance of 0.25 half between
 * questions and half between runs, as for chances that are spread as Beta(½, ½).
 */
export const ASSUMED_SPREAD: Spread = {
  spread: { mean: 0.5, varianceRun: 0.125, varianceQuestion: 0.125 },
  spreadKind: 'assumed',
};

/** What the items of an earlier run gave. */
export interface SeenItems extends Spread {
  /** null: no item has a sample. */
  mean: number | null;
}

/**
 * How samples vary, from the items of an earlier run. One repeat each tells the sum of both variances and not
 * which is which: it is halved then. A run that was always right, or always wrong, has seen no variance, and says too
 * little of other checkpoints: what is assumed stands in. Where repeats never differ but questions do, the noise of runs
 * is all the prior's: see `varianceComponentsOfItems`.
 */
export function spreadOfRun({ itemClasses }: Pick<PlanningRun, 'itemClasses'>): SeenItems {
  const items = itemClasses.flatMap(([samples, correct, count]) =>
    Array.from({ length: count }, () => ({ samples, correct })),
  );
  const { mean, run, question, total, unseen } = varianceComponentsOfItems(items);
  if (mean === null || total === null || unseen.question) return { mean, ...ASSUMED_SPREAD };
  if (run === null || question === null) {
    const half = total / 2;
    return {
      mean,
      spread: { mean, varianceRun: half, varianceQuestion: half },
      spreadKind: 'split-assumed',
    };
  }
  return {
    mean,
    spread: { mean, varianceRun: run, varianceQuestion: question },
    spreadKind: unseen.run ? 'run-unseen' : 'seen',
  };
}
