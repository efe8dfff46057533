import { expect, it } from 'vitest';

import { makeCell } from '../../../testing/make-cell.ts';
import { makeVariant } from '../../../testing/make-variant.ts';
import { prepareSubjects } from './prepare-subjects.ts';

it('offers every row of the leaderboard that has samples, by name', () => {
  const checkpoint = { family: null, trainingRun: null, step: null, backendName: 'gpu' };
  const other = makeVariant({ isDefaultTemplate: false, templateId: 7, templateHash: 'abc' });
  const options = prepareSubjects({
    checkpoints: [
      { id: 10, name: 'step 10', ...checkpoint },
      { id: 9, name: 'step 9', ...checkpoint },
      { id: 3, name: 'never asked', ...checkpoint },
    ],
    benchmarks: [],
    cells: [
      makeCell({ checkpointId: 10, benchmarkVersionId: 1 }),
      makeCell({ checkpointId: 10, benchmarkVersionId: 2 }),
      makeCell({ checkpointId: 9, benchmarkVersionId: 1 }),
      makeCell({ checkpointId: 9, benchmarkVersionId: 1, variant: other }),
      makeCell({ checkpointId: 3 }, { samples: 0 }),
    ],
  });
  expect(options).toEqual([
    { value: '9', name: 'step 9', label: 'step 9 (1 benchmark)' },
    {
      value: '9/7/own',
      name: 'step 9 · template abc',
      label: 'step 9 · template abc (1 benchmark)',
    },
    { value: '10', name: 'step 10', label: 'step 10 (2 benchmarks)' },
  ]);
});
