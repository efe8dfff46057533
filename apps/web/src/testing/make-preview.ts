import type { GradingInfo, GradingPreview } from '@assay/contracts/gradings';

import { makeCell } from './make-cell.ts';

/** A complete grading of 300 samples that changes nothing, unless told otherwise. */
export function makePreview(
  change: Partial<GradingPreview> = {},
  grading: Partial<GradingInfo> = {},
): GradingPreview {
  return {
    comparedWithId: 1,
    checkpoint: { id: 1, name: 'solver:guess' },
    benchmark: { versionId: 5, title: 'Maze' },
    changes: [],
    changedSamples: 0,
    changedFraction: null,
    changedInterval: null,
    before: makeCell(),
    after: makeCell(),
    ...change,
    grading: makeGrading(grading),
  };
}

/** A complete grading of 300 samples that never counted, unless told otherwise. */
export function makeGrading(change: Partial<GradingInfo> = {}): GradingInfo {
  return {
    id: 2,
    runId: 7,
    sweepId: 1,
    grader: { kind: 'maze', name: 'maze', version: '2', params: {} },
    status: 'complete',
    isCurrent: false,
    samples: 300,
    graded: 300,
    correct: 200,
    incorrect: 100,
    unscorable: 0,
    createdBy: 'Ada',
    createdAt: new Date(0),
    finishedAt: new Date(1),
    madeCurrentAt: null,
    ...change,
  };
}
