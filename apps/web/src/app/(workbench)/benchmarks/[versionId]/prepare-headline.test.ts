import { describe, expect, it } from 'vitest';

import type { Cell } from '@assay/contracts/cells';
import type { RunDetail } from '@assay/contracts/runs';

import { makeCell, makeScore } from '../../../../testing/make-cell.ts';
import { prepareHeadline } from './prepare-headline.ts';

function run(cell: Cell, change: Partial<RunDetail> = {}): RunDetail {
  return {
    id: 7,
    sweepId: 1,
    sweepName: 'Demo',
    checkpoint: { id: 1, name: 'guess', servedName: 'guess', backendName: 'reference' },
    benchmarkVersionId: 5,
    status: 'completed',
    statusReason: null,
    sampling: { temperature: 1, topP: 1, maxTokens: 512 },
    plannedRepeats: 2,
    prompts: { templateText: '{{prompt}}', systemMessageText: null },
    cell,
    repeats: [],
    lengths: [],
    attributes: [],
    gradingId: 2,
    grader: { kind: 'code', name: 'code', version: '1', params: { profile: 'strict' } },
    flags: [],
    environments: [],
    server: null,
    weightsIds: [],
    startedAt: null,
    finishedAt: null,
    ...change,
  };
}

function figure(label: string, cell: Cell) {
  return prepareHeadline(run(cell)).figures.find((one) => one.label === label);
}

describe('the headline of a run', () => {
  it('puts what could not be judged beside the accuracy, to be seen where there is any', () => {
    const cell = makeCell({ unscorable: 3, unscorableFraction: 0.15 });
    expect(figure('Accuracy', cell)).toMatchObject({
      value: '50.0',
      detail: '30.0–70.0 %, 95 % interval',
    });
    expect(figure('Unscorable', cell)).toEqual({
      label: 'Unscorable',
      value: '3',
      unit: 'of 20',
      detail: '15.0 %, counted as not correct',
      notable: true,
    });
    expect(figure('Unscorable', makeCell())).toMatchObject({ value: '0', notable: false });
  });

  it('says that the accuracy leaves failed samples out', () => {
    expect(figure('Accuracy', makeCell({ planned: 28, failures: 8 }))).toMatchObject({
      value: '50.0',
      detail: '30.0–70.0 %, 95 % interval; 8 samples failed and are left out',
    });
  });

  it('says why there is no accuracy', () => {
    const empty = makeCell(
      {},
      { estimateFraction: null, interval: null, samples: 0, missingReason: 'No samples yet.' },
    );
    expect(figure('Accuracy', empty)).toMatchObject({ value: null, detail: 'No samples yet.' });
  });

  it('says of no sample that it was judged, nor that its tokens were withheld', () => {
    const empty = makeCell({ meanCompletionTokens: null }, { samples: 0 });
    for (const label of ['Unscorable', 'Mean tokens']) {
      expect(figure(label, empty)).toEqual({ label, value: null, reason: 'No samples yet.' });
    }
  });

  it('aggregates named scores as it does the accuracy: value, interval, spread, n', () => {
    const recall = makeScore('recall', { estimateFraction: 0.875, samples: 18 });
    const { scores } = prepareHeadline(run(makeCell({ scores: [recall] })));
    expect(scores).toMatchObject([
      { name: 'recall', estimate: '87.5', bounds: '30.0–70.0', spread: '± 5.0', samples: '18' },
    ]);
    expect(scores[0]?.interval.description).toMatch(/^87\.5 % recall; /);
  });

  it('names grader, version, profile, and where programs ran', () => {
    const environments = ['bubblewrap, Python 3.11.2'];
    expect(prepareHeadline(run(makeCell(), { environments })).grading).toBe(
      'Graded by code 1, profile strict. Programs ran in bubblewrap, Python 3.11.2.',
    );
    expect(prepareHeadline(run(makeCell())).grading).toBe('Graded by code 1, profile strict.');
  });
});
