import { describe, expect, it } from 'vitest';

import { defaultSampling } from '@assay/contracts/sampling';
import type { StoppingRun } from '@assay/db/queries/sweep-stopping';

import { nextRound, openQuestions, type StoppingSpec } from './next-round.ts';

const BASELINE = 1;

const spec: StoppingSpec = {
  name: 'Sweep',
  checkpointIds: [BASELINE, 2, 3],
  benchmarkVersionIds: [5],
  promptTemplateIds: [null],
  systemMessageIds: [null],
  repeats: 8,
  sampling: defaultSampling,
  stopping: {
    question: { kind: 'comparison', baselineCheckpointId: BASELINE, deltaFraction: null },
    roundRepeats: 2,
    level: 0.95,
  },
};

/** Named after its checkpoint. */
function run(checkpointId: number, given: Partial<StoppingRun> = {}): StoppingRun {
  return {
    runId: checkpointId,
    checkpointId,
    status: 'completed',
    versionId: 5,
    templateId: 6,
    systemMessageId: checkpointId,
    gradingId: 7,
    itemCount: 10,
    repeats: 2,
    isDecided: false,
    ...given,
  };
}

const asked = (runs: readonly StoppingRun[], wanted = spec) =>
  openQuestions(wanted, runs).map(({ run: { runId }, baseline }) => [runId, baseline?.runId]);

describe('what is looked at', () => {
  it('is each checkpoint against the baseline, whatever message each sends by itself', () => {
    expect(asked([run(BASELINE), run(2), run(3)])).toEqual([
      [2, BASELINE],
      [3, BASELINE],
    ]);
  });

  it('is nothing before all of a group have ended, nor in a sweep that was cancelled', () => {
    expect(asked([run(BASELINE), run(2), run(3, { status: 'running' })])).toEqual([]);
    expect(asked([run(BASELINE), run(2), run(3, { status: 'paused' })])).toEqual([]);
    expect(asked([run(BASELINE), run(2), run(3, { status: 'cancelled' })])).toEqual([]);
  });

  it('is nothing that is decided or has failed, and nothing without the baseline', () => {
    const runs = [run(2, { isDecided: true }), run(3, { status: 'failed' })];
    expect(asked([run(BASELINE), ...runs])).toEqual([]);
    expect(asked([run(BASELINE, { status: 'failed' }), run(2), run(3)])).toEqual([]);
  });

  it('keeps benchmarks and chosen messages apart', () => {
    const two = { ...spec, systemMessageIds: [30, 31] };
    const runs = [30, 31].flatMap((systemMessageId, variant) =>
      [BASELINE, 2].map((id) => run(id, { runId: 10 * variant + id, systemMessageId })),
    );
    expect(asked(runs, two)).toEqual([
      [2, 1],
      [12, 11],
    ]);
  });
});

describe('a further round', () => {
  const grown = (runs: readonly StoppingRun[]) =>
    nextRound(spec, openQuestions(spec, runs)).map(({ runId, repeats }) => [runId, repeats]);

  it('takes what is undecided as far as its round, and the baseline along', () => {
    expect(grown([run(BASELINE), run(2), run(3, { isDecided: true })])).toEqual([
      [2, 4],
      [BASELINE, 4],
    ]);
  });

  it('ends at the most repeats, a part of a round before them', () => {
    const at = (repeats: number) => [run(BASELINE, { repeats }), run(2, { repeats })];
    expect(grown(at(7))).toEqual([
      [2, 8],
      [BASELINE, 8],
    ]);
    expect(grown(at(8))).toEqual([]);
  });

  it('lets a checkpoint that came later catch up with a baseline that is ahead', () => {
    expect(grown([run(BASELINE, { repeats: 8 }), run(2)])).toEqual([[2, 4]]);
  });
});
