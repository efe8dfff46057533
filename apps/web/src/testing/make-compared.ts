import type {
  ComparedBenchmark,
  ComparedCell,
  Comparison,
} from '@assay/contracts/statistics/comparison';

import { makeVariant } from './make-variant.ts';

const INTERVAL = { low: 0.1, high: 0.3, level: 0.95, method: 'paired-t-newcombe' };

/** A completed run with 40 % of 30 questions × 3 repeats correct, unless told otherwise. */
export function makeComparedCell(change: Partial<ComparedCell> = {}): ComparedCell {
  return {
    ...{ runId: 1, sweepId: 1, status: 'completed', repeats: 3, repeatsUnderWay: 0 },
    accuracy: {
      value: 0.4,
      interval: { low: 0.25, high: 0.55, level: 0.95, method: 'wilson-design-effect' },
      n: 30,
    },
    withoutVerdict: { missing: 0, unscorable: 0 },
    ...change,
  };
}

/** The second better by 20 points, unless told otherwise. */
export function makeComparedBenchmark(change: Partial<ComparedBenchmark> = {}): ComparedBenchmark {
  return {
    benchmark: { versionId: 5, name: 'maze', title: 'Maze', version: 'abc123' },
    ...{ difference: 0.2, interval: INTERVAL, p: 0.001, pAdjusted: 0.002, test: 'sign-flip' },
    ...{ verdict: 'better', verdictReason: 'As it is.', isWithinDelta: null },
    ...{ questions: 30, onlyInFirst: 0, onlyInSecond: 0, fixed: 7, broken: 1 },
    sentence: 'B is better by 20.0 points.',
    first: makeComparedCell(),
    second: makeComparedCell({ runId: 2 }),
    ...change,
  };
}

/** Checkpoint A against B on these benchmarks. */
export function makeComparison(
  benchmarks: ComparedBenchmark[],
  change: Partial<Comparison> = {},
): Comparison {
  const variant = makeVariant();
  const variantKey = 'default/own';
  return {
    first: { checkpointId: 1, variantKey, name: 'A', variant },
    second: { checkpointId: 2, variantKey, name: 'B', variant },
    ...{ level: 0.95, delta: null, onlyFirst: [], onlySecond: [] },
    benchmarks,
    ...change,
  };
}
