import type { ComparedRuns } from '@assay/contracts/statistics/comparison-detail';

const interval = (low: number, high: number, method: string) => ({
  ...{ low, high, method },
  level: 0.95,
});

const share = (value: number) => ({ value, interval: interval(0, 0.5, 'wilson-pairs'), n: 9 });

const BOUNDS = { accuracyFraction: 0.5, bestFraction: 0.5, truncationRate: 0, unknown: 0 };

/** Two completed runs without anything to be warned of, unless told otherwise. */
export function makeComparedRuns(change: Partial<ComparedRuns> = {}): ComparedRuns {
  return {
    ...{ difference: 0.2, interval: interval(0.1, 0.3, 'paired-t-newcombe'), p: 0.001 },
    ...{
      test: 'sign-flip',
      verdict: 'better',
      verdictReason: 'As it is.',
      bootstrapInterval: null,
    },
    ...{ sentence: 'B is better.', delta: null, isWithinDelta: null },
    ...{ questions: 30, onlyInFirst: 0, onlyInSecond: 0 },
    withoutVerdict: {
      first: { missing: 0, unscorable: 0 },
      second: { missing: 0, unscorable: 0 },
    },
    oneRunEach: {
      firstBeatsSecond: share(0.1),
      tie: share(0.1),
      secondBeatsFirst: share(0.8),
      wrongOrder: share(0.15),
    },
    lengthRatio: {
      ratio: { value: 1.5, interval: interval(1.2, 1.8, 't-of-logarithms'), n: 30 },
      longer: { value: 0.9, interval: interval(0.7, 0.97, 'wilson-design-effect'), n: 30 },
      ...{ questions: 30, leftOut: 0 },
    },
    cap: { first: BOUNDS, second: BOUNDS, canReverse: false, warning: null },
    simpson: {},
    differingSettings: [],
    singleRuns: { first: makeRuns([0.3, 0.5]), second: makeRuns([0.6, 0.7]) },
    sequential: { steps: [], decidedAt: null, questions: 30, isUnderWay: false },
    ...change,
  };
}

/** Repeats with these accuracies; a curve of one point where they differ. */
export function makeRuns(accuracies: number[]): ComparedRuns['singleRuns']['first'] {
  const differ = new Set(accuracies).size > 1;
  return {
    accuracies,
    density: differ ? { '0.5': { value: 4, interval: null, n: accuracies.length } } : {},
    bandwidth: differ ? 0.04 : null,
    densityMethod: 'gaussian-silverman-reflected',
  };
}
