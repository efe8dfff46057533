import { describe, expect, it } from 'vitest';

import { sweepStatus, type RunProgress, type SweepProgress } from '@assay/contracts/sweeps';

import { makeVariant } from '../../../../testing/make-variant.ts';
import { prepareActions, type SweepActions } from './prepare-actions.ts';

function makeRun(given: Partial<RunProgress>): RunProgress {
  return {
    runId: 7,
    checkpointId: 1,
    checkpointName: 'solver:guess',
    benchmarkVersionId: 5,
    benchmarkTitle: 'Maze',
    variant: makeVariant(),
    status: 'running',
    statusReason: null,
    planned: 10,
    samples: 5,
    correct: 5,
    incorrect: 0,
    unscorable: 0,
    truncated: 0,
    flags: [],
    failures: 0,
    meanCompletionTokens: null,
    ...given,
  };
}

function possible(...given: Partial<RunProgress>[]): string[] {
  const runs = given.map(makeRun);
  const progress: SweepProgress = {
    sweepId: 1,
    status: sweepStatus(runs),
    planned: 10,
    samples: 5,
    failures: 0,
    completionTokens: 0,
    samplesPerSecond: null,
    tokensPerSecond: null,
    etaSeconds: null,
    workers: 1,
    runs,
    at: new Date(0),
  };
  const actions = Object.entries(prepareActions(progress)) as [keyof SweepActions, boolean][];
  return actions.filter(([, isPossible]) => isPossible).map(([name]) => name);
}

describe('what can be done with a sweep', () => {
  it.each([
    [['running'], ['pause', 'cancel', 'extend', 'prioritise']],
    [['queued'], ['pause', 'cancel', 'extend', 'prioritise']],
    [
      ['paused', 'completed'],
      ['resume', 'cancel', 'extend', 'prioritise'],
    ],
    [['completed'], ['extend']],
    [
      ['failed', 'completed'],
      ['retry', 'extend'],
    ],
    [
      ['failed', 'running'],
      ['pause', 'cancel', 'retry', 'extend', 'prioritise'],
    ],
    [['failed'], ['retry']],
    [['cancelled'], []],
  ] as const)('%j: %j', (statuses, actions) => {
    expect(possible(...statuses.map((status) => ({ status })))).toEqual(actions);
  });

  it('asks again for single samples that failed in a run that is complete', () => {
    expect(possible({ status: 'completed', failures: 1 })).toEqual(['retry', 'extend']);
  });
});
