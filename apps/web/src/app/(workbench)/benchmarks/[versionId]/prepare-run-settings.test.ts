import { expect, test } from 'vitest';

import { knownSampling } from '@assay/contracts/own-sampling';
import type { RunDetail } from '@assay/contracts/runs';
import { defaultSampling, explicitSampling, type Sampling } from '@assay/contracts/sampling';

import { makeCell } from '../../../../testing/make-cell.ts';
import { prepareRunSettings } from './prepare-run-settings.ts';

function settingsWith(sampling: Sampling): Map<string, string> {
  const run: RunDetail = {
    ...{ id: 7, sweepId: 1, sweepName: 'Demo', benchmarkVersionId: 5 },
    checkpoint: { id: 1, name: 'guess', servedName: 'guess', backendName: 'laptop' },
    ...{ status: 'completed', statusReason: null, sampling, server: null, weightsIds: [] },
    ...{ plannedRepeats: 2, prompts: { templateText: '{{prompt}}', systemMessageText: null } },
    ...{ cell: makeCell(), repeats: [], lengths: [], attributes: [], flags: [], environments: [] },
    ...{ gradingId: 2, grader: { kind: 'code', name: 'code', version: '1', params: {} } },
    ...{ startedAt: null, finishedAt: null },
  };
  return new Map(prepareRunSettings(run).map(({ name, value }) => [name, value]));
}

test('what a server fills in with its own is named, and no value is claimed', () => {
  const settings = settingsWith(knownSampling(explicitSampling(defaultSampling), 'ollama'));
  expect(settings.get("The server's own")).toBe('top_k, min_p and repetition_penalty, not known');
  expect(settings.has('top_k')).toBe(false);
});

test('a run whose sampling is known has no such line', () => {
  expect(settingsWith(explicitSampling(defaultSampling)).has("The server's own")).toBe(false);
});

test('a run of an older version sent no penalty either', () => {
  expect(settingsWith(defaultSampling).get("The server's own")).toBe(
    'top_k, min_p, repetition_penalty, presence_penalty and frequency_penalty, not known',
  );
});
